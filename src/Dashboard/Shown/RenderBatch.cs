using System.Buffers.Binary;
using System.Text;
using Dashboard.Casework.Shown;

namespace Dashboard.Shown;

/// <summary>
/// Passes the text of a render batch through <see cref="ShownText"/>, in the form in which a circuit sends it: edits, then
/// the frames that they refer to, then a table of strings and a footer of five offsets. Frames keep their place and
/// refer to new strings where the text was changed.
/// </summary>
/// <remarks>
/// The form is that of the framework's own writer (.NET 10), which its script reads; it is no public contract. What does not
/// look like it throws, so that a change of the form sends nothing instead of something unmasked; tests run both.
/// </remarks>
internal static class RenderBatch
{
    private const int FooterBytes = 5 * sizeof(int);
    private const int FrameBytes = 5 * sizeof(int);

    private enum FrameType
    {
        Element = 1,
        Text = 2,
        Attribute = 3,
        Component = 4,
        Region = 5,
        Markup = 8,
    }

    /// <summary>The batch as it is shown; the same bytes when nothing changes.</summary>
    /// <exception cref="InvalidDataException">The bytes are not a batch of the known form.</exception>
    public static ArraySegment<byte> Shown(ArraySegment<byte> batch, ShownText text)
    {
        var reader = new Reader(batch);
        var changes = new Rewriting(reader, text).Changes();
        return changes.Count == 0 ? batch : reader.With(changes);
    }

    /// <summary>Goes through the frames in order.</summary>
    private sealed class Rewriting(Reader batch, ShownText text)
    {
        private readonly Dictionary<int, string> changes = [];
        private readonly List<int> run = [];

        /// <summary>The new strings, by the place in the batch of the number that refers to them.</summary>
        public Dictionary<int, string> Changes()
        {
            var open = new Stack<Element>();
            for (var i = 0; i < batch.Frames; i++)
            {
                while (open.TryPeek(out var last) && last.End <= i)
                {
                    if (!MarkupElements.IsInline(open.Pop().Name)) EndRun(last);
                }

                open.TryPeek(out var within);
                switch ((FrameType)batch.Int(i, 0))
                {
                    case FrameType.Element:
                        var element = new Element(batch.String(batch.Int(i, 2)) ?? "", i + batch.Int(i, 1));
                        if (!MarkupElements.IsInline(element.Name)) EndRun(within);
                        open.Push(element);
                        break;
                    case FrameType.Text when within.Name is null || !MarkupElements.IsRaw(within.Name):
                        run.Add(batch.Place(i, 1));
                        break;
                    case FrameType.Markup:
                        EndRun(within);
                        if (batch.String(batch.Int(i, 1)) is { } markup) Change(batch.Place(i, 1), markup, Markup.Shown(markup, text));
                        break;
                    case FrameType.Attribute:
                        // One with an event handler has its number, and no text.
                        if (batch.Int(i, 3) == 0 && batch.Int(i, 4) == 0 && batch.String(batch.Int(i, 1)) is { } name
                            && batch.String(batch.Int(i, 2)) is { } value)
                            Change(batch.Place(i, 2), value, MarkupAttributes.Shown(name, value, text));
                        break;
                    case FrameType.Component:
                        EndRun(within);
                        break;
                }
            }

            // What is still open ends with the batch, the innermost first: a field stays one.
            while (open.TryPop(out var last))
            {
                if (!MarkupElements.IsInline(last.Name)) EndRun(last);
            }

            EndRun(default);
            return changes;
        }

        private void EndRun(Element within)
        {
            if (run.Count == 0) return;
            string[] before = [.. run.Select(place => batch.String(batch.At(place)) ?? "")];
            string[] after = [.. before];
            if (within.Name is { } name && MarkupElements.IsField(name)) after = [.. before.Select(text.Kept)];
            else text.Words(after);
            for (var i = 0; i < run.Count; i++) Change(run[i], before[i], after[i]);
            run.Clear();
        }

        /// <summary>An element that is open, to the frame at which it ends.</summary>
        private readonly record struct Element(string Name, int End);

        private void Change(int place, string before, string after)
        {
            if (!string.Equals(before, after, StringComparison.Ordinal)) changes[place] = after;
        }
    }

    /// <summary>Reads the parts of a batch.</summary>
    private sealed class Reader
    {
        private readonly ArraySegment<byte> batch;
        private readonly int frames;
        private readonly int strings;
        private readonly int stringCount;

        public Reader(ArraySegment<byte> batch)
        {
            this.batch = batch;
            if (batch.Count < FooterBytes) throw Unknown();
            var footer = batch.Count - FooterBytes;
            (frames, strings) = (At(footer + sizeof(int)), At(footer + (4 * sizeof(int))));
            if (frames < 0 || frames > footer || strings < frames || strings > footer || (footer - strings) % sizeof(int) != 0)
                throw Unknown();
            stringCount = (footer - strings) / sizeof(int);
            Frames = At(frames);
            if (Frames < 0 || frames + sizeof(int) + ((long)Frames * FrameBytes) > strings) throw Unknown();
        }

        public int Frames { get; }

        public int Place(int frame, int field) => frames + sizeof(int) + (frame * FrameBytes) + (field * sizeof(int));

        public int Int(int frame, int field) => At(Place(frame, field));

        public int At(int place) => BinaryPrimitives.ReadInt32LittleEndian(batch.AsSpan(place));

        public string? String(int number)
        {
            if (number == -1) return null;
            var (start, length) = Place(number);
            return Encoding.UTF8.GetString(batch.AsSpan(start, length));
        }

        // Where the bytes of a string stand: behind their number, seven bits of it a byte.
        private (int Start, int Length) Place(int number)
        {
            if (number < 0 || number >= stringCount) throw Unknown();
            var at = At(strings + (number * sizeof(int)));
            var length = 0;
            for (var shift = 0; ; shift += 7)
            {
                if (at < 0 || at >= strings || shift > 28) throw Unknown();
                var part = batch[at++];
                length |= (part & 0x7F) << shift;
                if (part < 0x80) break;
            }

            return length >= 0 && length <= strings - at ? (at, length) : throw Unknown();
        }

        // New strings stand behind the old ones, whose table moves. What is referred to no more is emptied, so that it is not sent.
        public ArraySegment<byte> With(Dictionary<int, string> changes)
        {
            var body = batch.AsSpan(0, strings).ToArray();
            using var output = new MemoryStream(batch.Count + (changes.Count * 32));
            var table = new List<int>(stringCount + changes.Count);
            for (var i = 0; i < stringCount; i++) table.Add(At(strings + (i * sizeof(int))));
            foreach (var place in changes.Keys) Erase(body, At(place));
            foreach (var (place, _) in changes.Index().Select(c => (c.Item.Key, c.Index)).OrderBy(c => c.Index))
            {
                BinaryPrimitives.WriteInt32LittleEndian(body.AsSpan(place), table.Count);
                table.Add(0);
            }

            output.Write(body);
            using var writer = new BinaryWriter(output, Encoding.UTF8, leaveOpen: true);
            foreach (var (index, (_, value)) in changes.Index())
            {
                table[stringCount + index] = (int)output.Position;
                writer.Write(value);
            }

            var newTable = (int)output.Position;
            foreach (var at in table) writer.Write(at);
            writer.Write(batch.AsSpan(batch.Count - FooterBytes, 4 * sizeof(int)));
            writer.Write(newTable);
            writer.Flush();
            return output.TryGetBuffer(out var buffer) ? buffer : output.ToArray();
        }

        // White space and names are written once for all places that have them; they name nobody, and are kept for the others.
        private void Erase(byte[] body, int number)
        {
            if (string.IsNullOrWhiteSpace(String(number))) return;
            var (start, length) = Place(number);
            body.AsSpan(start, length).Fill((byte)' ');
        }

        private static InvalidDataException Unknown() =>
            new("A render batch has a form that this program does not know, so nothing of it is sent.");
    }
}
