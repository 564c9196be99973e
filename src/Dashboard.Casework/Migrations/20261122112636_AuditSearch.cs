using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dashboard.Casework.Migrations
{
    /// <inheritdoc />
    public partial class AuditSearch : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_Action_Sequence",
                table: "AuditEntries");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_Actor_Sequence",
                table: "AuditEntries");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_CaseId_Sequence",
                table: "AuditEntries");

            migrationBuilder.AddColumn<string>(
                name: "Feature",
                table: "AuditEntries",
                type: "TEXT",
                nullable: true,
                computedColumnSql: "substr(\"Action\", 1, instr(\"Action\" || '.', '.') - 1)",
                stored: false);

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_CaseId_Action_At",
                table: "AuditEntries",
                columns: new[] { "CaseId", "Action", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_CaseId_Actor_At",
                table: "AuditEntries",
                columns: new[] { "CaseId", "Actor", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_CaseId_ActorKind_At",
                table: "AuditEntries",
                columns: new[] { "CaseId", "ActorKind", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_CaseId_At",
                table: "AuditEntries",
                columns: new[] { "CaseId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_CaseId_Feature_At",
                table: "AuditEntries",
                columns: new[] { "CaseId", "Feature", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_CaseId_Subject_At",
                table: "AuditEntries",
                columns: new[] { "CaseId", "Subject", "At" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_CaseId_Action_At",
                table: "AuditEntries");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_CaseId_Actor_At",
                table: "AuditEntries");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_CaseId_ActorKind_At",
                table: "AuditEntries");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_CaseId_At",
                table: "AuditEntries");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_CaseId_Feature_At",
                table: "AuditEntries");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_CaseId_Subject_At",
                table: "AuditEntries");

            migrationBuilder.DropColumn(
                name: "Feature",
                table: "AuditEntries");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_Action_Sequence",
                table: "AuditEntries",
                columns: new[] { "Action", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_Actor_Sequence",
                table: "AuditEntries",
                columns: new[] { "Actor", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_CaseId_Sequence",
                table: "AuditEntries",
                columns: new[] { "CaseId", "Sequence" });
        }
    }
}
