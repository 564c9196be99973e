using Xunit.Abstractions;
using Xunit.Sdk;

namespace Dashboard.Interactions.Tests.ClickHouse;

/// <summary>
/// Leaves a class whose tests need ClickHouse those alone that say why they were skipped, where there is none: a contract's own tests
/// cannot be told to be skipped.
/// </summary>
public sealed class WhereThereIsClickHouse : ITestCaseOrderer
{
    public const string Name = "Dashboard.Interactions.Tests.ClickHouse.WhereThereIsClickHouse";
    public const string Assembly = "Dashboard.Interactions.Tests";

    public IEnumerable<TTestCase> OrderTestCases<TTestCase>(IEnumerable<TTestCase> testCases)
        where TTestCase : ITestCase => ClickHouseProcess.Missing is null ? testCases : testCases.Where(t => t.SkipReason is not null);
}
