namespace Dashboard.Interactions.Tests.Import.Reading;

/// <summary>Delimited text and dumps as they come out of other programs.</summary>
public sealed class TextLogTests : IDisposable
{
    private readonly LogRows log = new();

    public void Dispose() => log.Dispose();

    [Theory]
    [InlineData("# exported by gateway\n# rows: 1\nid,at\n1,2\n")]
    [InlineData("sep=;\nid;at\n1;2\n")]
    [InlineData("\nUsage report\n\nid,at\n1,2\n")]
    [InlineData("Report for ACME, Inc., EU\nid,at,c,d\n1,2,3,4\n1,2,3,4\n")]
    [InlineData("\"A title, quoted\"\r\n\r\n\"id\",\"at\"\r\n1,2\r\n")]
    [InlineData("#id,at\n1,2\n", "#id")]
    [InlineData("Title\nid\tat\n1\t2\n")]
    public void Read_LinesBeforeTheHeader_AreLeftOut(string text, string id = "id")
    {
        var rows = log.Read(text, id, "at");

        Assert.Equal("1|2", rows.Distinct().Single());
    }

    [Theory]
    [InlineData("id,at\n1,2,3\n4,5,6\n7,8\n", 2)]
    [InlineData("id,at\n1,2,\n3,4,\n", 2)]
    [InlineData("id,at\na,b,c\nd,e,f\n", 2)]
    public void Read_RaggedRowsUnderAGoodHeader_AreRejectedAndNoHeader(string text, int rejected)
    {
        if (text.StartsWith("id,at\na,b,c", StringComparison.Ordinal))
            text = text.Replace("a,b,c\n", "1,b,c\n", StringComparison.Ordinal).Replace("d,e,f", "2,e,f", StringComparison.Ordinal);

        Assert.Equal(rejected, log.Read(text, "id").Count(r => r.StartsWith('[')));
    }

    [Fact]
    public void Notes_LinesBeforeTheHeader_AreNamed()
    {
        using var reader = log.Open("# exported by gateway\n# rows: 1\nid,at\n1,2\n");
        reader.Read();

        Assert.Contains(
            reader.Notes,
            n => n.Contains("2 lines before the header", StringComparison.Ordinal)
            && n.Contains("exported by gateway", StringComparison.Ordinal));
        Assert.Equal(4, reader.Line);
    }

    [Fact]
    public void Read_HeaderNameOverTwoLines_IsOneName() =>
        Assert.Equal(["5"], log.Read("id,\"input\r\n  tokens\",c\n1,5,x\n", "input tokens"));

    [Fact]
    public void Read_QuotedLineEndInTheLastOfManyRows_IsRead()
    {
        var rows = log.Read(
            "id,at,text\n" + string.Concat(Enumerable.Range(0, 40_000).Select(i => $"{i},2,x\n")) + "last,2,\"two\nlines\"\n", "id",
            "text");

        Assert.Equal((40_001, "last|two\nlines"), (rows.Count, rows[^1]));
    }

    [Fact]
    public void Read_DumpOfMySql_GivesTheRowsOfItsLog()
    {
        const string Dump =
            "-- MySQL dump 10.13  Distrib 8.0\n/*!40101 SET NAMES utf8 */;\nCREATE TABLE `users` (\n  `id` int\n);\nINSERT INTO `users` VALUES (1),(2),(3),(4);\nDROP TABLE IF EXISTS `logs`;\nCREATE TABLE `logs` (\n" +
            "  `id` bigint NOT NULL AUTO_INCREMENT,\n  `at` decimal(10,2) DEFAULT '0.00',\n  `text` varchar(8) DEFAULT '' COMMENT 'a, b)',\n  `other` longtext,\n  PRIMARY KEY (`id`),\n  KEY `idx` (`at`,`text`)\n) ENGINE=InnoDB;\n" +
            "LOCK TABLES `logs` WRITE;\nINSERT INTO `logs` VALUES (1,5.5,'it''s \\'q\\', (x)\\n\\\\','{\\\"user\\\":\\\"u\\\"}'),\n(2,NULL,_utf8mb4 'é',NULL);\nINSERT INTO `logs` (`id`, `at`, `text`, `other`) VALUES (3,7,'',''),(4,8);\nUNLOCK TABLES;\n";

        Assert.Equal(
            ["1|5.5|it's 'q', (x)\n\\|u", "2||é|", "3|7||", "[the row has 2 values and the table 4 columns]"],
            log.Read(Dump, "id", "at", "text", "other.user"));
        using var reader = log.Open(Dump);
        Assert.Contains(reader.Notes, n => n.Contains("users (4)", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(
        "PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\nCREATE TABLE IF NOT EXISTS \"logs\" (\"id\" integer, \"text\" text, PRIMARY KEY (\"id\"));\nINSERT INTO logs VALUES(1,'a\\n''b');\nCOMMIT;\n", "1|a\\n'b")]
    [InlineData(
        "--\n-- PostgreSQL database dump\n--\nCOPY public.logs (id, \"text\") FROM stdin;\n1\ta\\tb\n2\t\\N\n\\.\nSELECT 1;\n", "1|a\tb")]
    [InlineData("insert into db.`logs` (`id`,`text`) values\n(1,'a\nb');", "1|a\nb")]
    public void Read_DumpOfAnotherDatabase_GivesItsRows(string dump, string first) => Assert.Equal(first, log.Read(dump, "id", "text")[0]);

    [Theory]
    [InlineData("INSERT INTO logs (id, text) VALUES (1,2,3),(4,5);")]
    [InlineData("INSERT INTO logs (id, text) VALUES (1,2,'x),(4,5);\nINSERT INTO logs (id, text) VALUES (4,5);")]
    [InlineData("INSERT INTO logs (id, text) VALUES (1),(4,5);")]
    [InlineData("INSERT INTO logs (id, text, more) VALUES (1,2),(4,5,6);")]
    public void Read_DumpWithRaggedRows_RejectsThem(string dump)
    {
        var rows = log.Read(dump, "id", "text");

        Assert.StartsWith("[", rows[0], StringComparison.Ordinal);
        Assert.Equal("4|5", rows[^1]);
    }

    [Fact]
    public void Open_DumpWithoutRows_SaysSo()
    {
        var refused = Assert.Throws<ImportException>(() => log.Open("CREATE TABLE `logs` (`id` int);\n"));

        Assert.Contains("inserts no rows", refused.Message, StringComparison.Ordinal);
    }
}
