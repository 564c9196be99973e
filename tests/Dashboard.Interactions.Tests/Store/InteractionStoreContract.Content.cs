using Dashboard.Core;

namespace Dashboard.Interactions.Tests.Store;

public abstract partial class InteractionStoreContract
{
    // One interaction of one account, its line 2 and its day 20 April 2026.
    private const string Small = "interaction_id,account_id,timestamp,capability,output_tokens\nx-1,a,2026-04-20T10:30:00.000001Z,code,7\n";

    [Fact]
    public async Task Verify_AfterEveryKindOfWrite_IsValid()
    {
        CapabilityRule[] rules = [new("greeting", RuleField.Prompt, "hello")];
        await Import(Log);
        await Import(Records + "a,2026-04-01T10:00:00Z,pro,,Acme,mail.example,card-77,active,\n");
        await Store.ImportAsync(
            Request(
                "account_id,timestamp,prompt,ip,session_id\na,2026-05-01T00:00:00Z,hello,198.51.100.1,s\nb,2026-05-02T00:00:00Z,other,\"[\"\"192.0.2.1\"\",\"\"192.0.2.2\"\"]\",t\n", []), null, default);
        await Store.ClassifyAsync(rules, null, default);
        await Store.SaveAssignmentsAsync([new Assignment("a", "1", 0.5, Disposition.Pool)], default);
        await Store.RemoveImportAsync(1, "analyst", DateTime.UnixEpoch, default);

        var verification = await Store.VerifyAsync(null, default);

        Assert.DoesNotContain(verification.Checks, c => !c.Ok);
        Assert.True(verification.IsValid);
        Assert.Equal((await Store.DescribeAsync(default)).Fingerprint, verification.Found);
        Assert.Equal(verification.Recorded, verification.Found);
        Assert.Contains(verification.Checks, c => c.Name == "import 3");
        Assert.Empty((await Store.DescribeAsync(default)).Faults);
    }

    /// <summary>
    /// The digest comes from values, so every engine gives this one. Made by hand: a row is its length and, by the names of
    /// its columns, the first four bytes of SHA-256 over the name with the value; a name is 16 bytes of SHA-256 over its length and text.
    /// </summary>
    [Fact]
    public async Task Fingerprint_OneRow_IsTheOneThatTheDefinitionGives()
    {
        await Import(Small);

        var row = new MemoryStream();
        AddName("account", "a");
        AddName("capability", "code");
        AddNumber("instant", (Utc("2026-04-20T10:30:00Z") - DateTime.UnixEpoch).Ticks / 10 + 1);
        AddTag("interaction_id");
        row.Write([3, 0, 0, 0, .. "x-1"u8]);
        AddNumber("line", 2);
        AddNumber("output_tokens", 7);
        AddNumber("requests", 1);
        var digest = Hex(Sha256([.. BitConverter.GetBytes((int)row.Length), .. row.ToArray()]));
        var import = Sha256(System.Text.Encoding.UTF8.GetBytes($"interactions 2026-04-20 1 {digest}\n"));
        Assert.Equal(Hex(Sha256(import)), (await Store.DescribeAsync(default)).Fingerprint.Value);

        void AddTag(string column) => row.Write(Sha256(System.Text.Encoding.UTF8.GetBytes(column)).AsSpan(0, 4));

        void AddNumber(string column, long value)
        {
            AddTag(column);
            row.Write(BitConverter.GetBytes(value));
        }

        void AddName(string column, string name)
        {
            AddTag(column);
            var text = System.Text.Encoding.UTF8.GetBytes(name);
            row.Write(Sha256([.. BitConverter.GetBytes(text.Length), .. text]).AsSpan(0, 16));
        }
    }

    [Theory]
    [InlineData("interaction_id,account_id,timestamp,capability,output_tokens\nx-1,b,2026-04-20T10:30:00.000001Z,code,7\n")]
    [InlineData("interaction_id,account_id,timestamp,capability,output_tokens\nx-2,a,2026-04-20T10:30:00.000001Z,code,7\n")]
    [InlineData("interaction_id,account_id,timestamp,capability,output_tokens\nx-1,a,2026-04-20T10:30:00.000002Z,code,7\n")]
    [InlineData("interaction_id,account_id,timestamp,capability,output_tokens\nx-1,a,2026-04-20T10:30:00.000001Z,chat,7\n")]
    [InlineData("interaction_id,account_id,timestamp,capability,output_tokens\nx-1,a,2026-04-20T10:30:00.000001Z,code,8\n")]
    [InlineData("interaction_id,account_id,timestamp,capability,input_tokens\nx-1,a,2026-04-20T10:30:00.000001Z,code,7\n")]
    [InlineData("interaction_id,account_id,timestamp,capability,output_tokens,prompt\nx-1,a,2026-04-20T10:30:00.000001Z,code,7,hi\n")]
    [InlineData("interaction_id,account_id,timestamp,capability,output_tokens,ip\nx-1,a,2026-04-20T10:30:00.000001Z,code,7,192.0.2.1\n")]
    public async Task Fingerprint_OtherContent_IsAnother(string other)
    {
        await Import(Small);
        var fingerprint = (await Store.DescribeAsync(default)).Fingerprint;
        await Store.RemoveImportAsync(1, "analyst", DateTime.UnixEpoch, default);

        await Import(other);

        Assert.NotEqual(fingerprint, (await Store.DescribeAsync(default)).Fingerprint);
    }

    [Fact]
    public async Task Fingerprint_ImportThatAddsNoRow_StaysTheSame()
    {
        await Import(Small);
        var fingerprint = (await Store.DescribeAsync(default)).Fingerprint;

        await ImportText("other.csv", Small + "\n", default);

        Assert.Equal(fingerprint, (await Store.DescribeAsync(default)).Fingerprint);
    }

    private static byte[] Sha256(byte[] bytes) => System.Security.Cryptography.SHA256.HashData(bytes);

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
