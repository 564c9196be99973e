#!/usr/bin/env python3
"""Checks a proof of an audit log with Python's standard library alone: audit_check.py PROOF.json [HEAD.txt ...]"""
import base64, hashlib, json, sys

P, N = 2**256 - 2**224 + 2**192 + 2**96 - 1, 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
G = (0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296, 0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5)
sha, unhex = lambda b: hashlib.sha256(b).digest(), bytes.fromhex
node, leaf = lambda l, r: sha(b"\1" + l + r), lambda b: sha(b"\0" + b)
netstrings = lambda *parts: b"".join(b"%d:%s," % (len(p), p) for p in ((x or "").encode() for x in parts))

def root(h):
    k = 1 << (len(h) - 1).bit_length() - 1 if len(h) > 1 else 0
    return node(root(h[:k]), root(h[k:])) if k else h[0] if h else sha(b"")

def climb(i, last, hashes, path):  # RFC 9162, 2.1.3.2 and 2.1.4.2: the roots that the path leads to, of an old and a new tree
    old = new = hashes
    for s in path:
        if last == 0: return None, None
        if i & 1 or i == last:
            old, new = node(s, old), node(s, new)
            while i and not i & 1: i, last = i >> 1, last >> 1
        else: new = node(new, s)
        i, last = i >> 1, last >> 1
    return (old, new) if last == 0 else (None, None)

def continues(m, r, n, s, path):
    if m == 0 or m >= n: return not path and (m == 0 and r == sha(b"") or m == n and r == s)
    if m & (m - 1) == 0: path = [r] + path
    i, last = m - 1, n - 1
    while i & 1: i, last = i >> 1, last >> 1
    return bool(path) and climb(i, last, path[0], path[1:]) == (r, s)

def add(a, b):
    if not a or not b: return a or b
    if a[0] == b[0] and (a[1] + b[1]) % P == 0: return None
    k = (3 * a[0] ** 2 - 3) * pow(2 * a[1], -1, P) if a == b else (b[1] - a[1]) * pow(b[0] - a[0], -1, P)
    x = (k * k - a[0] - b[0]) % P
    return x, (k * (a[0] - x) - a[1]) % P

def times(k, a):
    r = None
    while k: r, a, k = add(r, a) if k & 1 else r, add(a, a), k >> 1
    return r

def head(note, key):  # a C2SP checkpoint, signed with ECDSA on P-256
    text, signature = note.split("\n\n")[0] + "\n", base64.b64decode(note.split("\n\n")[1].split()[2])
    origin, size, top, cases, last = text.splitlines()
    q, s = (int.from_bytes(key[-64:-32], "big"), int.from_bytes(key[-32:], "big")), signature[4:]
    r, w = int.from_bytes(s[4:4 + s[3]], "big"), pow(int.from_bytes(s[6 + s[3]:], "big"), -1, N)
    point = add(times(int.from_bytes(sha(text.encode()), "big") * w % N, G), times(r * w % N, q))
    assert point and point[0] % N == r and signature[:4] == sha(key)[:4], "the head is not signed by the key"
    assert origin == "dashboard-audit/" + sha(key).hex()[:16], "the head is of another log"
    return int(size), base64.b64decode(top), int(cases.split()[1]), base64.b64decode(cases.split()[2]), last

def entry(e):
    form = netstrings("dashboard-audit-1", str(e["sequence"]), e["at"], e["actor"], e["actorKind"], e["action"], e["caseId"], e["subject"], e["detail"], e["previousHash"])
    assert sha(form).hex() == e["hash"], "entry %d is not what its hash was made of" % e["sequence"]
    return leaf(unhex(e["hash"]))

proof = json.load(open(sys.argv[1], encoding="utf-8"))
key = base64.b64decode(proof["publicKey"])
size, top, cases, top_of_cases, last = head(proof["head"], key)
print("signed: %d entries, %s, key %s" % (size, last, sha(key).hex()))
if one := proof.get("entry"):
    path = [unhex(h) for h in one["inclusion"]]
    assert climb(one["entry"]["sequence"] - 1, size - 1, entry(one["entry"]), path)[1] == top, "the entry is not in the log"
    print("included: entry %d" % one["entry"]["sequence"])
if of := proof.get("case"):
    assert all((e["caseId"] or "no case") == of["id"] for e in of["entries"]), "an entry is of another case"
    assert all(a["sequence"] < b["sequence"] for a, b in zip(of["entries"], of["entries"][1:])), "the entries are not in order"
    of_case = netstrings("dashboard-case-1", of["id"], str(len(of["entries"])), root([entry(e) for e in of["entries"]]).hex())
    assert climb(of["place"], cases - 1, leaf(of_case), [unhex(h) for h in of["inclusion"]])[1] == top_of_cases, "the entries are not all of the case"
    print("complete: %d entries of %s" % (len(of["entries"]), of["id"]))
earlier = {e["head"]: [unhex(h) for h in e["consistency"]] for e in proof["earlier"]}
for note in list(earlier) + [open(name, encoding="utf-8").read() for name in sys.argv[2:]]:
    kept = head(note, key)
    assert continues(kept[0], kept[1], size, top, earlier.get(note, [])), "the log does not continue the head of %d entries" % kept[0]
    print("continues: the head of %d entries, %s" % (kept[0], kept[4]))
print("The proof holds.")
