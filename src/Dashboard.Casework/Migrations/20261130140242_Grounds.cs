using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dashboard.Casework.Migrations
{
    /// <inheritdoc />
    public partial class Grounds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "CK_Grounds_OneCitation",
                table: "Grounds");

            migrationBuilder.AlterColumn<string>(
                name: "Reliability",
                table: "Sources",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "TEXT");

            migrationBuilder.AlterColumn<string>(
                name: "Credibility",
                table: "Sources",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "TEXT");

            migrationBuilder.AddColumn<string>(
                name: "Author",
                table: "Sources",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "FurtherOrigins",
                table: "Sources",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "IsUnread",
                table: "Sources",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Party",
                table: "Sources",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TextSha256",
                table: "Sources",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "IsOthersSum",
                table: "ReportedFigures",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "PartOfNumber",
                table: "ReportedFigures",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "AnnotationNumber",
                table: "Grounds",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Commitment",
                table: "Grounds",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Independence",
                table: "Grounds",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Statement",
                table: "Grounds",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Precision",
                table: "Events",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RelativeWords",
                table: "Events",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Statement",
                table: "Events",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DataHolder",
                table: "Cases",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Hypotheses",
                table: "Allegations",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "OverrideBy",
                table: "Allegations",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "OverrideReason",
                table: "Allegations",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Particulars",
                table: "Allegations",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Rebuttals",
                table: "AllegationElements",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Warrant",
                table: "AllegationElements",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "WouldChange",
                table: "AllegationElements",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "AllegationRemarks",
                columns: table => new
                {
                    CaseId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    AllegationNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    ElementNumber = table.Column<int>(type: "INTEGER", nullable: true),
                    Passage = table.Column<string>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<string>(type: "TEXT", nullable: false),
                    Settlement = table.Column<string>(type: "TEXT", nullable: false),
                    SettledBy = table.Column<string>(type: "TEXT", nullable: true),
                    SettledAt = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AllegationRemarks", x => new { x.CaseId, x.Number });
                    table.ForeignKey(
                        name: "FK_AllegationRemarks_Allegations_CaseId_AllegationNumber",
                        columns: x => new { x.CaseId, x.AllegationNumber },
                        principalTable: "Allegations",
                        principalColumns: new[] { "CaseId", "Number" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AllegationRemarks_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Quotations",
                columns: table => new
                {
                    CaseId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    SourceNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    Start = table.Column<int>(type: "INTEGER", nullable: true),
                    TextSha256 = table.Column<string>(type: "TEXT", nullable: false),
                    Statement = table.Column<string>(type: "TEXT", nullable: false),
                    SaidBy = table.Column<string>(type: "TEXT", nullable: false),
                    Topic = table.Column<string>(type: "TEXT", nullable: false),
                    Note = table.Column<string>(type: "TEXT", nullable: false),
                    AddedAt = table.Column<string>(type: "TEXT", nullable: false),
                    AddedBy = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Quotations", x => new { x.CaseId, x.Number });
                    table.ForeignKey(
                        name: "FK_Quotations_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Quotations_Sources_CaseId_SourceNumber",
                        columns: x => new { x.CaseId, x.SourceNumber },
                        principalTable: "Sources",
                        principalColumns: new[] { "CaseId", "Number" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SourceTexts",
                columns: table => new
                {
                    CaseId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    SourceNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    FileName = table.Column<string>(type: "TEXT", nullable: false),
                    HeldAt = table.Column<string>(type: "TEXT", nullable: false),
                    HeldBy = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SourceTexts", x => new { x.CaseId, x.SourceNumber });
                    table.ForeignKey(
                        name: "FK_SourceTexts_Sources_CaseId_SourceNumber",
                        columns: x => new { x.CaseId, x.SourceNumber },
                        principalTable: "Sources",
                        principalColumns: new[] { "CaseId", "Number" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Grounds_CaseId_AnnotationNumber",
                table: "Grounds",
                columns: new[] { "CaseId", "AnnotationNumber" });

            migrationBuilder.AddCheckConstraint(
                name: "CK_Grounds_OneCitation",
                table: "Grounds",
                sql: "(\"ExhibitNumber\" IS NOT NULL) + (\"SourceNumber\" IS NOT NULL) + (\"AnnotationNumber\" IS NOT NULL) = 1");

            migrationBuilder.CreateIndex(
                name: "IX_AllegationRemarks_CaseId_AllegationNumber",
                table: "AllegationRemarks",
                columns: new[] { "CaseId", "AllegationNumber" });

            migrationBuilder.CreateIndex(
                name: "IX_Quotations_CaseId_SourceNumber",
                table: "Quotations",
                columns: new[] { "CaseId", "SourceNumber" });

            migrationBuilder.AddForeignKey(
                name: "FK_Grounds_Annotations_CaseId_AnnotationNumber",
                table: "Grounds",
                columns: new[] { "CaseId", "AnnotationNumber" },
                principalTable: "Annotations",
                principalColumns: new[] { "CaseId", "Number" },
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Grounds_Annotations_CaseId_AnnotationNumber",
                table: "Grounds");

            migrationBuilder.DropTable(
                name: "AllegationRemarks");

            migrationBuilder.DropTable(
                name: "Quotations");

            migrationBuilder.DropTable(
                name: "SourceTexts");

            migrationBuilder.DropIndex(
                name: "IX_Grounds_CaseId_AnnotationNumber",
                table: "Grounds");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Grounds_OneCitation",
                table: "Grounds");

            migrationBuilder.DropColumn(
                name: "Author",
                table: "Sources");

            migrationBuilder.DropColumn(
                name: "FurtherOrigins",
                table: "Sources");

            migrationBuilder.DropColumn(
                name: "IsUnread",
                table: "Sources");

            migrationBuilder.DropColumn(
                name: "Party",
                table: "Sources");

            migrationBuilder.DropColumn(
                name: "TextSha256",
                table: "Sources");

            migrationBuilder.DropColumn(
                name: "IsOthersSum",
                table: "ReportedFigures");

            migrationBuilder.DropColumn(
                name: "PartOfNumber",
                table: "ReportedFigures");

            migrationBuilder.DropColumn(
                name: "AnnotationNumber",
                table: "Grounds");

            migrationBuilder.DropColumn(
                name: "Commitment",
                table: "Grounds");

            migrationBuilder.DropColumn(
                name: "Independence",
                table: "Grounds");

            migrationBuilder.DropColumn(
                name: "Statement",
                table: "Grounds");

            migrationBuilder.DropColumn(
                name: "Precision",
                table: "Events");

            migrationBuilder.DropColumn(
                name: "RelativeWords",
                table: "Events");

            migrationBuilder.DropColumn(
                name: "Statement",
                table: "Events");

            migrationBuilder.DropColumn(
                name: "DataHolder",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "Hypotheses",
                table: "Allegations");

            migrationBuilder.DropColumn(
                name: "OverrideBy",
                table: "Allegations");

            migrationBuilder.DropColumn(
                name: "OverrideReason",
                table: "Allegations");

            migrationBuilder.DropColumn(
                name: "Particulars",
                table: "Allegations");

            migrationBuilder.DropColumn(
                name: "Rebuttals",
                table: "AllegationElements");

            migrationBuilder.DropColumn(
                name: "Warrant",
                table: "AllegationElements");

            migrationBuilder.DropColumn(
                name: "WouldChange",
                table: "AllegationElements");

            migrationBuilder.AlterColumn<string>(
                name: "Reliability",
                table: "Sources",
                type: "TEXT",
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "Credibility",
                table: "Sources",
                type: "TEXT",
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldNullable: true);

            migrationBuilder.AddCheckConstraint(
                name: "CK_Grounds_OneCitation",
                table: "Grounds",
                sql: "(\"ExhibitNumber\" IS NULL) <> (\"SourceNumber\" IS NULL)");
        }
    }
}
