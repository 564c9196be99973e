using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dashboard.Casework.Migrations
{
    /// <inheritdoc />
    public partial class AnnotationsAndRecounts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "RecountedValues",
                table: "Exhibits",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "ReplyTo",
                table: "Annotations",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Tags",
                table: "Annotations",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateIndex(
                name: "IX_Annotations_CaseId_ReplyTo",
                table: "Annotations",
                columns: new[] { "CaseId", "ReplyTo" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Annotations_CaseId_ReplyTo",
                table: "Annotations");

            migrationBuilder.DropColumn(
                name: "RecountedValues",
                table: "Exhibits");

            migrationBuilder.DropColumn(
                name: "ReplyTo",
                table: "Annotations");

            migrationBuilder.DropColumn(
                name: "Tags",
                table: "Annotations");
        }
    }
}
