using Dashboard.Packets.Contents;
using Dashboard.Packets.Exporting;
using Dashboard.Packets.LoadFiles;
using Dashboard.Packets.Redaction;
using Dashboard.Packets.Reports;
using Dashboard.Packets.Reports.Printing;
using Dashboard.Packets.Sealing;
using Dashboard.Packets.Writing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Dashboard.Packets;

/// <summary>Registers packets with a host.</summary>
public static class PacketServices
{
    /// <summary>The environment variable with the address of a time-stamping authority (RFC 3161 over HTTP).</summary>
    public const string AuthorityVariable = "DASHBOARD_TIMESTAMP_AUTHORITY";

    /// <summary>
    /// Adds what writes packets, as singletons; casework and logging are registered beside it. Verifying needs no service.
    /// </summary>
    public static IServiceCollection AddPackets(this IServiceCollection services, PdfPrinting? printing = null)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(printing ?? new PdfPrinting());
        services.AddSingleton<BrowserPdfPrinter>();
        services.AddSingleton<ReportRenderer>();
        if (Environment.GetEnvironmentVariable(AuthorityVariable) is { Length: > 0 } address)
            services.AddSingleton(
                new TimestampAuthority(new HttpClient { Timeout = TimeSpan.FromSeconds(30) }, new Uri(address, UriKind.Absolute)));
        services.AddSingleton<PacketAssembly>();
        services.AddSingleton<PacketWriter>();
        services.AddSingleton<PageImages>();
        services.AddSingleton<ProductionWriter>();
        services.AddSingleton<PacketKey>();
        services.AddSingleton(PacketKey.Checked);
        services.AddSingleton<RedactionKey>();
        services.AddSingleton(RedactionKey.Checked);
        services.AddSingleton<PacketRedactor>();
        services.AddSingleton<PacketEnvelopes>();
        services.AddSingleton<PacketExporter>();
        return services;
    }
}
