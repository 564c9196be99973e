using Dashboard.Casework.Exhibits;
using Dashboard.Core;
using Dashboard.Packets.Bags;
using Dashboard.Packets.Containers;
using Dashboard.Packets.Contents;
using Dashboard.Packets.Files;
using Dashboard.Packets.Payloads;
using static System.FormattableString;

namespace Dashboard.Packets.Verification;

/// <summary>
/// What was inferred, inferred again where that was asked and everything for it is sealed; and what the analysis looked at, held against
/// the exhibits and their figures.
/// </summary>
internal sealed class InferenceChecks(UnpackedBag bag, CheckList list, VerificationRequest request)
{
    private const string Inferred = "clusters, members, verdicts, windows and targeting";
    private const string Activity = "activity that the analysis looked at";

    public async Task RunAsync(PacketContents contents, CancellationToken cancellation)
    {
        if (!SealedAnalysis.IsIn(contents))
        {
            if (contents.Exhibits.Count > 0) list.AttestedOnly(Inferred, "What they were inferred from is not in the packet.");
            return;
        }

        if (!request.Deep || request.Infer is not { } infer)
        {
            list.AttestedOnly(
                Inferred, "What they were inferred from is in the packet; they are inferred again when that is asked (--deep).");
            return;
        }

        list.AttestedOnly(
            "accounts, attributes and links that the analysis looked at",
            $"They were read from the logs, whose hashes are in {Payload.ImportsFile}: whoever has the logs can tell.");
        await AgainAsync(contents, infer, cancellation);
        await list.CheckAsync(Activity, () => ActivityAsync(contents, cancellation));
    }

    private async Task AgainAsync(PacketContents contents, InferAgain infer, CancellationToken cancellation)
    {
        IReadOnlyList<InferredAgain> again = [];
        await list.CheckAsync("inference", async () =>
        {
            await using var looked = bag.Open(BagInfo.PayloadFolder + Payload.InferenceInputFile);
            await using var found = bag.Open(BagInfo.PayloadFolder + Payload.InferenceResultFile);
            again = await infer(looked, found, cancellation);
            return $"Inferred again from {Payload.InferenceInputFile} alone: {again.Count} parts, {again.Count(a => a.IsEqual)} of them as sealed.";
        });
        foreach (var item in again)
        {
            list.Add(new PacketCheck($"inference: {item.Item}", item.IsEqual, item.Detail));
            if (item.IsEqual) list.Recomputed(item.Item, item.Detail);
        }
    }

    /// <summary>
    /// An exhibit's activity is what the analysis looked at of the same selection; and figures of other selections are counted from that.
    /// </summary>
    private async Task<string> ActivityAsync(PacketContents contents, CancellationToken cancellation)
    {
        var analysis = await SealedAnalysis.ReadAsync(bag, withActivity: true, cancellation);
        var (held, figures) = (0, 0);
        foreach (var exhibit in contents.Exhibits)
        {
            var isOf = analysis.IsOf(exhibit);
            if (isOf && await IsHeldAsync(exhibit, analysis, cancellation)) held++;
            if (isOf) figures += exhibit.Manifest.Figures.Count(f => IsCounted(exhibit, f, analysis));
        }

        return $"{held} exhibits hold the activity that the analysis looked at; {figures} figures of other selections were counted from it.";
    }

    private async Task<bool> IsHeldAsync(PacketExhibit exhibit, SealedAnalysis analysis, CancellationToken cancellation)
    {
        var path = $"{BagInfo.PayloadFolder}{exhibit.Folder}/{ExhibitActivity.FileName}";
        if (!bag.Files.ContainsKey(path) || analysis.Of(exhibit.Manifest.Selection) is not { } cells) return false;
        await using var stream = bag.Open(path);
        await foreach (var line in ExhibitActivity.ReadAsync(stream, cancellation))
        {
            if (line.Account.Length == 0) continue;
            var cell = new ActivityCell(line.Account, line.Day, line.Capability, line.Model);
            if (!cells.Remove(cell, out var looked) || looked != line.Interactions)
                throw new PacketFormatException(
                    Invariant(
                        $"{path} has {line.Interactions} interactions of '{line.Account}' with {line.Capability} on {line.Day:yyyy-MM-dd}, and the analysis looked at {looked}."));
        }

        return cells.Count == 0
            ? true
            : throw new PacketFormatException(
                Invariant(
                    $"{path} lacks '{cells.Keys.First().Account}' with {cells.Keys.First().Capability} on {cells.Keys.First().Day:yyyy-MM-dd}, whom the analysis looked at."));
    }

    // Rows of nobody are no part of an analysis: where they can be in the selection, a larger count is attested only.
    private bool IsCounted(PacketExhibit exhibit, Figure.Observed figure, SealedAnalysis analysis)
    {
        if (figure.Selection == exhibit.Manifest.Selection || analysis.Of(figure.Selection) is not { } cells) return false;
        long? counted = figure.Measure switch
        {
            Measure.Accounts => cells.Keys.Select(c => c.Account).Distinct(StringComparer.Ordinal).LongCount(),
            Measure.ActiveDays => cells.Keys.Select(c => c.Day).Distinct().LongCount(),
            Measure.Interactions => cells.Values.Sum(),
            _ => null,
        };
        if (counted is not { } value) return false;
        var item =
            $"exhibit {exhibit.Record.Number}: {figure.Measure.Name()} of {(figure.Selection.IsEverything ? "everything" : figure.Selection.ToString())}";
        if (value == figure.Value)
        {
            list.Recomputed(item, Invariant($"Counted from {Payload.InferenceInputFile}: {value:N0}."));
            return true;
        }

        return figure.Measure != Measure.Accounts && !SealedAnalysis.NamesAccounts(figure.Selection) && value < figure.Value
            ? false
            : throw new PacketFormatException(
                Invariant($"{item}: {figure.Value:N0} frozen, and what the analysis looked at comes to {value:N0}."));
    }
}
