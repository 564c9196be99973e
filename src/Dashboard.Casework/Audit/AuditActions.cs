using System.Collections.Frozen;

namespace Dashboard.Casework.Audit;

/// <summary>An action that the audit trail records.</summary>
/// <param name="Name">The word that its entries carry, its feature before it.</param>
/// <param name="When">When an entry is written.</param>
/// <param name="Detail">
/// What the entry's detail holds. <c>changes</c> lists the rows that changed, each with its values before and after;
/// <c>before</c> and <c>after</c> hold a whole document; everything else stands in <c>note</c>. Passwords, keys, codes and
/// stamps stand as <c>(secret)</c>; one-time links do not stand there at all. <c>records</c> holds the hash of every row that the
/// change touched, as it left it, by the row's name; null for one that it took away.
/// </param>
public sealed record AuditAction(string Name, string When, string Detail)
{
    /// <summary>What the action is about: its name up to the first dot.</summary>
    public string Feature => Name.Split('.')[0];
}

/// <summary>Every action that the audit trail records: the one list of them.</summary>
public static class AuditActions
{
    private const string Changes = "The changed row, before and after.";

    /// <summary>The actions by name.</summary>
    public static IReadOnlyList<AuditAction> All { get; } =
    [
        new("account-set.save", "A set of accounts was chosen by hand and kept.", "The set's hash and how many accounts it has."),
        new("account.read", "The page of one account was opened.", "Nothing: the subject is the account."),
        new("accounts.export", "All accounts of a selection were exported; written before the first of them left.",
            "The selection, what was looked for, the columns, how many rows, and the data's fingerprint."),
        new("accounts.read", "A list of accounts with their ids was opened.", "The selection."),
        new("allegation.create", "An allegation was begun.", "The allegation whole."),
        new("allegation.export", "An allegation was exported as Markdown or JSON; written before it left.", "The format and the version."),
        new("allegation.save", "An allegation was edited.", "The allegation whole, before and after."),
        new("allegation.status", "An allegation was put in review, sent back, approved or withdrawn.",
            "The allegation whole, before and after, and the reason."),
        new("analysis.run", "A case was analysed.", "The data's fingerprint, the methods, the options and the number of clusters."),
        new("annotation.create", "Something was annotated.", Changes),
        new("annotation.remove", "An annotation was taken away.", Changes),
        new("annotation.reply", "An annotation was answered.", Changes),
        new("annotation.save", "An annotation was edited.", Changes),
        new("annotations.export", "Annotations of a case were exported; written before the first of them left.",
            "The filter and how many threads."),
        new("audit.export", "Entries of the audit trail were exported; written before the first of them left.",
            "The format, the filter, how many entries, and the last sequence that was looked at."),
        new("audit.head", "A signed head of the audit log was written to a place outside.", "The head's size and root, and the file."),
        new("audit.prove", "Proofs of the audit log were written.",
            "Of which entry, whether of a case's whole trail, and how many earlier heads they continue."),
        new("audit.verify", "The audit trail was walked, and the records compared with it.",
            "Whether all holds, where the chain first breaks, and the records that are not what was written."),
        new("case.create", "A case was made.", Changes),
        new("case.hold", "A case was put under legal hold.", "The case's row, before and after."),
        new("case.hold.lift", "A legal hold was lifted.", "The case's row, before and after, and the reason."),
        new("case.save", "A case's name, description or time zone was edited.", Changes),
        new("cluster.name", "A cluster was given a name.", Changes),
        new("cluster.rename", "A cluster that had been given a name was given another one.", Changes),
        new("cluster.unname", "A given name of a cluster was taken away: it has its own again.", Changes),
        new("event.create", "An event was added to the case's timeline.", Changes),
        new("event.import", "A file of model releases or enforcement actions was read into the timeline.",
            "The file's hash, its rows read, accepted, duplicate and rejected, and the added rows."),
        new("event.remove", "An event was taken off the timeline.", Changes),
        new("event.save", "An event was edited.", Changes),
        new("exhibit.freeze", "A view was frozen as an exhibit.", "The exhibit's row, with its hashes and figures."),
        new("exhibit.recount", "An exhibit's figures were counted again.", Changes),
        new("exhibit.rows.read", "The rows of an exhibit were shown or downloaded.", "The file's hash."),
        new("figure.create", "A reported figure was added to a source.", Changes),
        new("figure.remove", "A reported figure was taken away.", Changes),
        new("findings.read", "The findings of an analysis, which name accounts, were opened.", "The stamp of the analysis."),
        new("graph.read", "The account graph, which names accounts, was opened.", "The stamp of the analysis that it draws."),
        new("import", "A file was imported.",
            "The import's report: the file's hash and mapping, rows read, accepted, duplicate and rejected."),
        new("import.differing.read", "The rows of an import that differ from others of their ids were downloaded.", "Nothing."),
        new("import.manifest.read", "The manifest of an import was downloaded.", "Nothing."),
        new("import.rejects.read", "The rejected rows of an import were downloaded.", "Nothing."),
        new("import.remove", "An import was taken out again.",
            "The removed import's report, who removed it and when, and how many accounts went with it."),
        new("interaction.read", "The details of one interaction were opened.", "Nothing: the subject is the import and the line."),
        new("interactions.copy",
            "A case's interactions were copied to another engine, which the case uses from then on unless a figure differed.",
            "Where from, how many interactions and figures were compared, and how many differ; the subject is where to."),
        new("interactions.export",
            "All interactions of a selection, or all whose prompts a search found, were exported; written before the first of them left.",
            "The selection, what was looked for, the columns, the prompt among them where prompts left, how many rows, and the data's fingerprint."),
        new("interactions.read", "A list of interactions was opened.", "The selection."),
        new("known.save", "The list of known infrastructure was edited, and what is imported was marked by it.",
            "The entries added and taken away, the list's version, and how many values count as known now and no longer do."),
        new("mapping.create", "A mapping was kept under a name.", Changes),
        new("mapping.remove", "A named mapping was taken away.", Changes),
        new("mapping.save", "A named mapping was edited.", Changes),
        new("packet.certificate", "The certificate that packets are signed with was written to a file.",
            "The certificate's hash and the file."),
        new("packet.download", "A packet was downloaded.", "The packet's hash."),
        new("packet.export", "A packet was written.", "The packet's row, with its hash."),
        new("packet.preview", "A packet was looked at before its export.", "The content id and the profile."),
        new("packet.seal", "A packet was about to be sealed; its proof of this entry goes with it.",
            "The content id, the allegation and its version, the profile and the marking."),
        new("packet.verify", "A packet was verified.", "Whether it is valid, and its hash."),
        new("person.add", "Somebody was added.", Changes),
        new("person.disable", "Somebody was kept out, and all of that person's sessions ended.", Changes),
        new("person.enable", "Somebody was let in again.", Changes),
        new("person.first", "The first administrator was made.", Changes),
        new("person.first-link", "A link for the first administrator was made.", "Nothing."),
        new("person.link", "A link to set a password was made for somebody.", "Nothing."),
        new("person.password", "Somebody set or changed a password.", Changes),
        new("person.password.refused", "The current password was wrong on the page that changes it.",
            "The counted failure, before and after."),
        new("person.rights", "Somebody's rights in the workspace were changed.", Changes),
        new("person.unlock", "Locks after wrong passwords or codes were ended.", Changes),
        new("picture.export", "The picture of a panel was saved; written before it was made.",
            "What the panel showed, the format, and the data's fingerprint."),
        new("prompts.read", "The texts of an analysis' prompt templates, or of one interaction, were shown.",
            "The stamp of the analysis and how many texts; nothing of an interaction, which is the subject."),
        new("prompts.search", "Prompts were searched; written before the search.", "What was looked for, and in which selection."),
        new("query", "The query command was run.", "The view and the selection."),
        new("question.create", "An open question was added.", Changes),
        new("question.remove", "An open question was taken away.", Changes),
        new("question.save", "An open question was edited.", Changes),
        new("quotation.create", "A source was quoted.", Changes),
        new("quotation.remove", "A quotation was taken away.", Changes),
        new("remark.create", "Somebody remarked on an allegation.", Changes),
        new("remark.settle", "A remark on an allegation was settled.", Changes),
        new("role.give", "Somebody was given a role on a case.", Changes),
        new("role.take", "A role on a case was taken from somebody.", Changes),
        new("rule.change", "The rule of standing changed with the program: what was approved by the former one is in review again.",
            "The allegations put back, and the elements lowered."),
        new("rules.apply", "The classification rules were applied to what is imported.",
            "The rules, and how many interactions came by their capability from the log, by a rule and not at all."),
        new("rules.save", "The classification rules of a case were edited.", Changes),
        new("search", "Accounts were looked for by a part of their id; written when the typing rests.",
            "What was looked for, and in which selection."),
        new("selection.create", "A selection was kept under a name.", Changes),
        new("selection.remove", "A saved selection was taken away.", Changes),
        new("selection.save", "A saved selection was renamed, or another one put under its name.", Changes),
        new("sign-in", "Somebody signed in.", "The session."),
        new("sign-in.password", "A password was right, and a one-time code is asked for.", Changes),
        new("sign-in.refused", "Somebody could not sign in.",
            "Why; and of very many, how many there were in the hour: not each of them has an entry."),
        new("sign-out", "Somebody signed out.", "The session."),
        new("sign-out.everywhere", "Somebody ended all of their sessions.", "The sessions."),
        new("source.create", "A source was added.", Changes),
        new("source.save", "A source was edited.", Changes),
        new("source.text", "The text of a source was held, for quotations to be checked against.",
            "The file's name, the text's hash and its length; not the text."),
        new("two-factor.begin", "Somebody began to set up one-time codes.", "That there is a key, not which."),
        new("two-factor.off", "Somebody turned one-time codes off.", Changes),
        new("two-factor.on", "Somebody turned one-time codes on.", Changes),
        new("two-factor.refused", "Somebody tried to turn one-time codes off with a wrong code; they stay on.", Changes),
        new("two-factor.reset", "An administrator turned somebody's one-time codes off.", Changes),
        new("visit.start", "Somebody began to look around in the sample cases.", "The session."),
        new("window.draw", "A window was drawn and kept beside the computed one.", Changes),
        new("window.remove", "A drawn window was taken away.", Changes),
        new("window.save", "A drawn window was given other days or another reason.", Changes),
        new("workspace.backup", "The workspace was backed up.", "The backup's hash and size."),
        new("workspace.restore", "The workspace was restored from a backup; the first entry of its new life.",
            "The backup, and the sessions and links that ended."),
        new("workspace.upgrade", "A new version of the program brought the workspace to its own schema.",
            "The migrations, and the seals of the records that they touched."),
        new("workspace.verify", "The content of the stores was read and compared with what was written.",
            "Whether it holds, how many parts were compared, and those that differ."),
    ];

    /// <summary>What the actions are about, in order.</summary>
    public static IReadOnlyList<string> Features { get; } = [.. All.Select(a => a.Feature).Distinct().Order(StringComparer.Ordinal)];

    private static readonly FrozenDictionary<string, AuditAction> ByName = All.ToFrozenDictionary(a => a.Name, StringComparer.Ordinal);

    /// <summary>The action of this name; null for one that this version of the program does not write.</summary>
    public static AuditAction? Find(string name) => ByName.GetValueOrDefault(name);
}
