#!/usr/bin/env python3
"""Checks an evidence packet without the program that made it: Python's standard library, and openssl for the signature.

    check_packet.py PACKET [CERTIFICATE.pem]

PACKET is the zip file, or the folder that holds bagit.txt. CERTIFICATE.pem is the signer's, had another way than with
the packet; without it the signature is checked against the certificate that the packet brings along, which shows
only that whoever has that key signed. Ends with 0 when everything checked holds, with 1 when something does not.
"""
import base64, csv, hashlib, io, json, os, re, subprocess, sys, tempfile, zipfile

P, N = 2**256 - 2**224 + 2**192 + 2**96 - 1, 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
G = (0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
     0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5)
APART = ("data/content-sha256.txt", "data/report.html", "data/report.pdf")
sha = lambda b: hashlib.sha256(b).digest()
failed = []


class Folder:
    """The files of an unpacked packet."""
    def __init__(self, path):
        self.root = path
        self.names = sorted(os.path.relpath(os.path.join(f, n), path).replace(os.sep, "/") for f, _, ns in os.walk(path) for n in ns)

    def open(self, name):
        return open(os.path.join(self.root, *name.split("/")), "rb")


class Zip:
    """The files of a packet as it was sent: one folder in a zip file."""
    def __init__(self, path):
        self.zip = zipfile.ZipFile(path)
        all_names = [n for n in self.zip.namelist() if not n.endswith("/")]
        if len(set(all_names)) != len(all_names):
            raise ValueError("a file is in the zip file twice")
        roots = [n[:-len("bagit.txt")] for n in all_names if n == "bagit.txt" or n.endswith("/bagit.txt")]
        self.root = min(roots, key=len) if roots else ""
        self.names = sorted(n[len(self.root):] for n in all_names if n.startswith(self.root))
        if len(self.names) != len(all_names):
            raise ValueError("a file lies outside of the packet's folder")

    def open(self, name):
        return self.zip.open(self.root + name)


def check(name, test):
    """Runs a check; what it finds wrong is an exception, what it finds right a sentence."""
    try:
        print("ok     %s: %s" % (name, test()))
        return True
    except Exception as fault:  # every fault is told, and none ends the checks that follow
        failed.append(name)
        print("FAILED %s: %s" % (name, fault or type(fault).__name__))
        return False


def need(condition, fault):
    if not condition:
        raise ValueError(fault)


def digest(files, name):
    hashed = hashlib.sha256()
    with files.open(name) as stream:
        while piece := stream.read(1 << 20):
            hashed.update(piece)
    return hashed.hexdigest()


def manifest(files, name):
    listed = {}
    for line in text(files, name).splitlines():
        found = re.fullmatch(r"([0-9a-f]{64})  (.+)", line)
        need(found, "%s has a line that is no hash and path" % name)
        path = found[2].replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
        need(path not in listed, "%s lists %s twice" % (name, path))
        listed[path] = found[1]
    return listed


def text(files, name):
    with files.open(name) as stream:
        return stream.read().decode("utf-8")


def document(files, name):
    return json.loads(text(files, name))


def bag(files, hashes):
    need(text(files, "bagit.txt") == "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n", "bagit.txt is not that of a packet")
    payload = [n for n in files.names if n.startswith("data/")]
    need(manifest(files, "manifest-sha256.txt") == {n: hashes[n] for n in payload}, "manifest-sha256.txt does not list the payload as it is")
    for name, listed in manifest(files, "tagmanifest-sha256.txt").items():
        need(hashes.get(name) == listed, "%s is not what tagmanifest-sha256.txt lists" % name)
    besides = {n for n in files.names if not n.startswith("data/") and not n.startswith("tagmanifest-sha256.txt")}
    need(besides == set(manifest(files, "tagmanifest-sha256.txt")), "a file beside the payload is not listed in tagmanifest-sha256.txt")
    return "%d files of payload, %d beside it, every hash as listed" % (len(payload), len(besides))


def content_id(files, hashes):
    expected = {n[5:]: h for n, h in hashes.items() if n.startswith("data/") and n not in APART}
    need(manifest(files, "data/content-sha256.txt") == expected, "content-sha256.txt does not list the content as it is")
    own = hashes["data/content-sha256.txt"]
    need(document(files, "envelope/envelope.json")["contentId"] == own, "the envelope is of another content")
    return own


def exhibit(files, hashes, entry):
    folder = "data/%s/" % entry["folder"]
    need(hashes[folder + "exhibit.json"] == entry["contentHash"], "exhibit.json does not have the content hash")
    frozen = document(files, folder + "exhibit.json")
    for file in frozen["files"]:
        need(hashes.get(folder + file["name"]) == file["sha256"], "%s is not what was frozen" % file["name"])
    need(sorted(n for n in files.names if n.startswith(folder)) == sorted([folder + "exhibit.json"] + [folder + f["name"] for f in frozen["files"]]), "a file was not there when it was frozen")
    if folder + "activity.csv" not in hashes:
        return "as frozen; the data behind its figures are withheld"
    sums, accounts, days = dict(interactions=0, inputTokens=0, outputTokens=0), set(), set()
    with files.open(folder + "activity.csv") as stream:
        for row in csv.DictReader(io.TextIOWrapper(stream, "utf-8", newline="")):
            sums["interactions"] += int(row["interactions"])
            sums["inputTokens"] += int(row["input_tokens"])
            sums["outputTokens"] += int(row["output_tokens"])
            days.add(row["day"])
            accounts.add(row["account"])
    sums.update(accounts=len(accounts - {""}), activeDays=len(days))
    again = [f for f in frozen["figures"] if f["selection"] == frozen["selection"] and f["measure"] in sums]
    for figure in again:
        need(figure["value"] == sums[figure["measure"]], "%s: %s frozen, and the data come to %s" % (figure["measure"], figure["value"], sums[figure["measure"]]))
    return "as frozen; %d figures counted again and equal" % len(again)


def signature(files, trusted):
    if "tagmanifest-sha256.txt.p7s" not in files.names:
        need(not document(files, "envelope/envelope.json")["signerCertificate"], "the envelope names a signer and there is no signature")
        need(not trusted, "there is no signature")
        return "there is none: anybody could have made this packet"
    with tempfile.TemporaryDirectory() as folder:
        paths = {}
        for name in ("tagmanifest-sha256.txt", "tagmanifest-sha256.txt.p7s", "envelope/certificate.pem"):
            paths[name] = os.path.join(folder, os.path.basename(name))
            with files.open(name) as source, open(paths[name], "wb") as target:
                target.write(source.read())
        anchor = trusted or paths["envelope/certificate.pem"]
        run = subprocess.run(["openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", paths["tagmanifest-sha256.txt.p7s"], "-content", paths["tagmanifest-sha256.txt"],
                              "-CAfile", anchor, "-purpose", "any", "-no_check_time", "-out", os.devnull], capture_output=True, text=True)
        need(run.returncode == 0, "openssl: " + run.stderr.strip())
        name = subprocess.run(["openssl", "x509", "-in", paths["envelope/certificate.pem"], "-noout", "-subject", "-fingerprint", "-sha256"], capture_output=True, text=True).stdout
    return "holds, by %s%s" % (" ".join(name.split()), "" if trusted else "; whose key that is, the packet cannot show")


def time_stamp(files):
    if "tagmanifest-sha256.txt.tsr" not in files.names:
        return "not time-stamped"
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "response")
        with files.open("tagmanifest-sha256.txt.tsr") as source, open(path, "wb") as target:
            target.write(source.read())
        shown = subprocess.run(["openssl", "ts", "-reply", "-in", path, "-text"], capture_output=True, text=True).stdout
    said = re.sub(r"\s|-|[0-9a-f]{4}(?= )", "", "".join(re.findall(r"- ((?:[0-9a-f]{2}[ -]){1,16})", shown)))
    with files.open("tagmanifest-sha256.txt") as stream:
        need(sha(stream.read()).hex() in said.replace("-", ""), "the stamp is not of this tag manifest")
    moment = re.search(r"Time stamp: (.+)", shown)
    return "an authority says that the tag manifest was there at %s; check its certificate with 'openssl ts -verify'" % (moment[1] if moment else "an unknown time")


def node(left, right):
    return sha(b"\1" + left + right)


def netstrings(*parts):
    return b"".join(b"%d:%s," % (len(p), p) for p in ((x or "").encode() for x in parts))


def climb(index, last, top, path):  # RFC 9162, 2.1.3.2
    for step in path:
        need(last, "the proof is too long")
        if index & 1 or index == last:
            top = node(step, top)
            while index and not index & 1:
                index, last = index >> 1, last >> 1
        else:
            top = node(top, step)
        index, last = index >> 1, last >> 1
    need(last == 0, "the proof is too short")
    return top


def add(a, b):
    if not a or not b:
        return a or b
    if a[0] == b[0] and (a[1] + b[1]) % P == 0:
        return None
    k = (3 * a[0] ** 2 - 3) * pow(2 * a[1], -1, P) if a == b else (b[1] - a[1]) * pow(b[0] - a[0], -1, P)
    x = (k * k - a[0] - b[0]) % P
    return x, (k * (a[0] - x) - a[1]) % P


def times(k, a):
    result = None
    while k:
        result, a, k = add(result, a) if k & 1 else result, add(a, a), k >> 1
    return result


def audit(files):
    if "envelope/audit-proof.json" not in files.names:
        return "the packet holds no proof of an audit trail"
    proof, envelope = document(files, "envelope/audit-proof.json"), document(files, "envelope/envelope.json")
    key, note = base64.b64decode(proof["publicKey"]), proof["head"]
    signed, mark = note.split("\n\n")[0] + "\n", base64.b64decode(note.split("\n\n")[1].split()[2])
    origin, size, top = signed.splitlines()[:3]
    point, s = (int.from_bytes(key[-64:-32], "big"), int.from_bytes(key[-32:], "big")), mark[4:]
    r, w = int.from_bytes(s[4:4 + s[3]], "big"), pow(int.from_bytes(s[6 + s[3]:], "big"), -1, N)
    found = add(times(int.from_bytes(sha(signed.encode()), "big") * w % N, G), times(r * w % N, point))
    need(found and found[0] % N == r, "the head of the log is not signed by its key")
    entry = proof["entry"]["entry"]
    form = netstrings("dashboard-audit-1", str(entry["sequence"]), entry["at"], entry["actor"], entry["actorKind"], entry["action"], entry["caseId"], entry["subject"], entry["detail"], entry["previousHash"])
    need(sha(form).hex() == entry["hash"], "the entry is not what its hash was made of")
    leaf = sha(b"\0" + bytes.fromhex(entry["hash"]))
    need(climb(entry["sequence"] - 1, int(size) - 1, leaf, [bytes.fromhex(h) for h in proof["entry"]["inclusion"]]) == base64.b64decode(top), "the entry is not in the log")
    need(entry["actor"] == envelope["sealedBy"] and envelope["contentId"] in entry["detail"], "the entry is of another sealing than the envelope")
    return "entry %d, %s by %s, names this content and is in the log %s" % (entry["sequence"], entry["action"], entry["actor"], origin)


def commitments(files, openings):
    listed = {c for c in document(files, "data/commitments.json")["commitments"]}
    for one in json.load(open(openings, encoding="utf-8"))["openings"]:
        value = sha(netstrings("dashboard-commitment-1", one["salt"], one["field"], one["value"])).hex()
        need(value in listed, "%s is opened to a value that the packet does not commit to" % one["field"])
    return "every opening is of a commitment in the packet"


def main(arguments):
    openings = [a[len("--openings="):] for a in arguments if a.startswith("--openings=")]
    arguments = [a for a in arguments if not a.startswith("--openings=")]
    if len(arguments) not in (1, 2):
        print(__doc__)
        return 2
    trusted = arguments[1] if len(arguments) == 2 else None
    files = Folder(arguments[0]) if os.path.isdir(arguments[0]) else Zip(arguments[0])
    hashes = {name: digest(files, name) for name in files.names}
    check("bag", lambda: bag(files, hashes))
    check("content id", lambda: content_id(files, hashes))
    for entry in document(files, "data/exhibits.json") if "data/exhibits.json" in hashes else []:
        check("exhibit %s" % entry["number"], lambda: exhibit(files, hashes, entry))
    check("signature", lambda: signature(files, trusted))
    check("time stamp", lambda: time_stamp(files))
    check("audit proof", lambda: audit(files))
    for file in openings:
        check("openings", lambda: commitments(files, file))
    print("All that was checked holds." if not failed else "NOT all that was checked holds: %s." % ", ".join(failed))
    print("Not checked here: that the report reads as the documents say (the program's own 'verify' does), and whether what the packet says is true.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
