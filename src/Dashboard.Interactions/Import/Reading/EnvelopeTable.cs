using System.Collections.Frozen;

namespace Dashboard.Interactions.Import.Reading;

/// <summary>The envelopes that are known, the more telling ones first.</summary>
internal static class EnvelopeTable
{
    private static readonly string[] Bucket = ["start_time", "end_time", "start_time_iso", "end_time_iso", "starting_at", "ending_at"];
    private static readonly string[] CloudWatch = ["logGroup", "logStream", "logStreamName", "owner", "timestamp", "eventId"];
    private static readonly string[] GoogleCloud = [
        "insertId", "timestamp", "receiveTimestamp", "labels", "resource", "httpRequest", "trace", "spanId", "logName", "severity"];

    /// <summary>
    /// Sources: opentelemetry-proto, <c>trace.proto</c> and <c>logs.proto</c>; OpenAI's and Anthropic's usage APIs; the
    /// answers of one-api, LiteLLM and Langfuse; Azure Monitor's diagnostic records; CloudWatch Logs'
    /// <c>FilterLogEvents</c> and subscription records; CloudTrail; Google Cloud's <c>LogEntry</c>; Elasticsearch's
    /// documents; Docker's json-file; journald's export; Splunk's export; Jaeger's API.
    /// </summary>
    public static IReadOnlyList<Envelope> All { get; } =
    [
        new("OpenTelemetry", ["resourceSpans", "resource_spans"], EnvelopeContent.List),
        new("OpenTelemetry", ["resourceLogs", "resource_logs"], EnvelopeContent.List),
        new("an export of OpenTelemetry metrics, which hold sums over requests and no requests", ["resourceMetrics", "resource_metrics"],
            EnvelopeContent.Nothing),
        new("OpenTelemetry", ["scopeSpans", "scope_spans", "instrumentationLibrarySpans", "instrumentation_library_spans"],
            EnvelopeContent.List) { Inherited = ["resource"] },
        new("OpenTelemetry", ["scopeLogs", "scope_logs"], EnvelopeContent.List) { Inherited = ["resource"] },
        new("OpenTelemetry", ["spans"], EnvelopeContent.List)
        {
            Inherited = ["resource", "scope", "instrumentationLibrary", "instrumentation_library"],
            Beside = ["scope", "resource", "instrumentationLibrary", "instrumentation_library", "schemaUrl"],
        },
        new("OpenTelemetry", ["logRecords", "log_records"], EnvelopeContent.List) { Inherited = ["resource", "scope"] },
        new("Jaeger", ["spans"], EnvelopeContent.List) { Inherited = ["processes"], Beside = ["processes"] },
        new("MLflow", ["data"], EnvelopeContent.Object) { Inherited = ["info"], Beside = ["info"], HoldsRecords = true },
        new("MLflow", ["spans"], EnvelopeContent.List) { Inherited = ["info"], Beside = ["info", "request", "response"] },
        new("Datadog", ["attributes"], EnvelopeContent.Object) { Beside = ["type"], HoldsRecords = true },
        new("Datadog", ["spans"], EnvelopeContent.List) { Inherited = ["ml_app", "session_id", "tags"], Beside = ["ml_app"] },
        new("Langfuse", ["observations"], EnvelopeContent.List)
        {
            Inherited = ["userId", "user_id", "sessionId", "session_id"],
            Beside = ["userId", "user_id", "sessionId", "session_id", "projectId", "htmlPath"],
        },
        new("usage bucket", ["results"], EnvelopeContent.List) { Inherited = Bucket, Beside = Bucket },
        new("CloudWatch", ["logEvents"], EnvelopeContent.List) { Inherited = ["logGroup", "logStream", "owner"] },
        new("CloudWatch", ["message"], EnvelopeContent.Text) { Inherited = CloudWatch,
            Beside = ["ingestionTime", "eventId", "logStreamName", "logStream", "logGroup"] },
        new("CloudWatch Insights", ["@message"], EnvelopeContent.Text) { Inherited = ["@timestamp", "@logStream", "@log"] },
        new("Docker", ["log"], EnvelopeContent.Text) { Inherited = ["time"],
            Beside = ["stream", "kubernetes", "container_id", "container_name"] },
        new("journald", ["MESSAGE"], EnvelopeContent.Text) { Inherited = ["__REALTIME_TIMESTAMP", "_HOSTNAME"],
            Beside = ["__REALTIME_TIMESTAMP", "_HOSTNAME"] },
        new("Splunk", ["_raw"], EnvelopeContent.Text) { Inherited = ["_time"] },
        new("Splunk", ["result"], EnvelopeContent.Object) { Beside = ["preview", "lastrow"] },
        new("Google Cloud Logging", ["jsonPayload"], EnvelopeContent.Object) { Inherited = GoogleCloud },
        new("Google Cloud Logging", ["textPayload"], EnvelopeContent.Text) { Inherited = GoogleCloud, Beside = ["insertId", "logName"] },
        new("Elasticsearch", ["_source"], EnvelopeContent.Object) { Inherited = ["_id", "_index"] },
        new("CloudTrail", ["Records"], EnvelopeContent.List) { IsPage = true },
        .. Pages(
            ["records", "results", "result", "data", "items", "logs", "events", "entries", "rows", "value", "hits", "docs", "list",
                "generations", "observations", "spans", "requests", "batch"]),
    ];

    /// <summary>Names of members that a page of an API's answer has beside its records.</summary>
    public static IReadOnlySet<string> PageWords { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "object", "has_more", "hasMore", "next_page", "nextPage", "next", "previous", "prev", "page", "page_size", "pageSize", "per_page",
        "limit", "offset", "total", "totalCount",
        "total_count", "total_pages", "totalPages", "total_items", "totalItems", "count", "success", "ok", "message", "msg", "code",
        "status", "error", "errors", "meta", "metadata",
        "links", "_links", "pagination", "paging", "cursor", "next_cursor", "nextCursor", "nextToken", "next_token", "nextForwardToken",
        "nextBackwardToken", "nextLink", "first_id",
        "last_id", "searchedLogStreams", "request_id", "requestId", "took", "timed_out", "timedOut", "_shards", "_scroll_id", "max_score",
        "version", "schema", "$schema", "type",
        "result_info", "messages", "preview", "lastrow", "exported_at", "exportedAt", "generated_at", "generatedAt", "@odata.context",
        "@odata.nextLink", "@odata.count", "_metadata",
        "relation", "truncated", "size", "filters", "query",
    };

    /// <summary>The names of all members that hold records.</summary>
    public static IReadOnlySet<string> Keys { get; } = All.SelectMany(e => e.Keys).ToFrozenSet(StringComparer.Ordinal);

    private static IEnumerable<Envelope> Pages(IReadOnlyList<string> keys)
    {
        foreach (var key in keys)
        {
            yield return new Envelope("page", [key], EnvelopeContent.List) { IsPage = true };
            yield return new Envelope("page", [key], EnvelopeContent.Object) { IsPage = true };
        }
    }
}
