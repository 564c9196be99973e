namespace Dashboard.Interactions.Import.Reading;

/// <summary>The list of records in an object that is too long to be read at once, found from the object's beginning.</summary>
/// <param name="Start">Where its elements begin, behind the opening bracket.</param>
/// <param name="Depth">How many brackets close after the list's own.</param>
/// <param name="Inherited">What its elements inherit, each member with a comma behind it: as far as it stands before the list.</param>
/// <param name="Path">The keys that lead to it, for people.</param>
/// <param name="Title">Whose envelope it is, for people.</param>
internal sealed record EnteredList(int Start, int Depth, byte[] Inherited, string Path, string Title)
{
    /// <summary>The list in an object; null when the object is no envelope of one.</summary>
    /// <param name="head">The object's beginning, as much as is known of it.</param>
    public static EnteredList? Of(ReadOnlySpan<byte> head)
    {
        var members = new EnvelopeMembers();
        var inherited = new List<byte>();
        var (start, path) = (0, "");
        for (var depth = 1; depth <= EnvelopeOpener.MaxDepth; depth++)
        {
            var json = head[start..];
            if (!members.Read(json, isWhole: false) || members.Match(json) is not var (envelope, member)) return null;
            members.WriteInherited(envelope, json, inherited);
            path += (path.Length > 0 ? "." : "") + members.NameOf(member);
            start += members.ValueOf(member).Start;
            if (envelope.Content == EnvelopeContent.List)
                return new EnteredList(start + 1, depth, [.. inherited], path + "[]", envelope.Title);
            if (envelope.Content != EnvelopeContent.Object) return null;
        }

        return null;
    }
}
