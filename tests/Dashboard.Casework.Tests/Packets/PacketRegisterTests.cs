using Dashboard.Casework.Access;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Packets;

namespace Dashboard.Casework.Tests;

public class PacketRegisterTests
{
    [Fact]
    public async Task RecordAsync_Packet_IsListedNewestFirstAndAudited()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var packets = workspace.Get<PacketRegister>();
        var id = (await workspace.CreateCaseAsync()).Id;
        await workspace.Get<AllegationRegister>().CreateAsync(TemporaryWorkspace.Owner, id, "Title");
        var draft = new PacketDraft(1, 1, "packet.zip", new string('b', 64), 1234, PacketProfile.Full, 2, 9);

        await packets.RecordAsync(TemporaryWorkspace.Owner, id, draft, () => { });
        await packets.RecordAsync(TemporaryWorkspace.Owner, id, draft with { Profile = PacketProfile.Public }, () => { });

        Assert.Equal(
            [(2, PacketProfile.Public), (1, PacketProfile.Full)],
            (await packets.ListAsync(TemporaryWorkspace.Owner, id, 1)).Rows.Select(p => (p.Number, p.Profile)));
        Assert.Equal(0, (await packets.ListAsync(TemporaryWorkspace.Owner, id, 2)).Total);
        Assert.Equal(
            2,
            (await workspace.Get<AuditTrail>()
                .ListAsync(TemporaryWorkspace.Owner, new AuditRequest(id, new AuditFilter(Action: "packet.export")))).Rows.Count);
        await Assert.ThrowsAsync<InvalidEntryException>(
            () => packets.RecordAsync(
                TemporaryWorkspace.Owner, id, draft with { AllegationNumber = 2 },
                () => Assert.Fail("A packet of nothing was published.")));
    }

    [Fact]
    public async Task RecordAsync_PublishingFails_RecordsNothing()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var packets = workspace.Get<PacketRegister>();
        var id = (await workspace.CreateCaseAsync()).Id;
        await workspace.Get<AllegationRegister>().CreateAsync(TemporaryWorkspace.Owner, id, "Title");
        var draft = new PacketDraft(1, 1, "packet.zip", new string('b', 64), 1234, PacketProfile.Full, 2, 9);

        await Assert.ThrowsAsync<IOException>(
            () => packets.RecordAsync(TemporaryWorkspace.Owner, id, draft, () => throw new IOException("full")));

        Assert.Equal(0, (await packets.ListAsync(TemporaryWorkspace.Owner, id)).Total);
        Assert.Empty(
            (await workspace.Get<AuditTrail>()
                .ListAsync(TemporaryWorkspace.Owner, new AuditRequest(id, new AuditFilter(Action: "packet.export")))).Rows);
    }
}
