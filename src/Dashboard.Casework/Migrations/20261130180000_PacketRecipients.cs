using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dashboard.Casework.Migrations
{
    /// <inheritdoc />
    public partial class PacketRecipients : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "ContentId",
                table: "Packets",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Marking",
                table: "Packets",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "OverrideReason",
                table: "Packets",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "Production",
                table: "Packets",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "Recipient",
                table: "Packets",
                type: "TEXT",
                nullable: false,
                defaultValue: "");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "ContentId",
                table: "Packets");

            migrationBuilder.DropColumn(
                name: "Marking",
                table: "Packets");

            migrationBuilder.DropColumn(
                name: "OverrideReason",
                table: "Packets");

            migrationBuilder.DropColumn(
                name: "Production",
                table: "Packets");

            migrationBuilder.DropColumn(
                name: "Recipient",
                table: "Packets");
        }
    }
}
