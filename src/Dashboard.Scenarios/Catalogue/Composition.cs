using Dashboard.Scenarios.Populations;
using Dashboard.Scenarios.Traffic;

namespace Dashboard.Scenarios.Catalogue;

/// <summary>How a scenario is put together.</summary>
/// <param name="Sizes">The sizes of a request, which may leave both or one of them open.</param>
/// <param name="Compose">The populations, whose sizes add up to those.</param>
internal sealed record Composition(
    ScenarioDescription Description, Func<ScenarioRequest, Sizes> Sizes, Func<World, Sizes, IReadOnlyList<Population>> Compose);
