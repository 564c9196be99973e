namespace Dashboard.Analysis.Verdicts;

/// <summary>What became of a benign explanation.</summary>
public enum BenignOutcome
{
    /// <summary>
    /// The cluster passed: the benign explanation was tested, and either its conditions are not met or what it leaves
    /// unexplained is enough for the verdict.
    /// </summary>
    Passed,

    /// <summary>The cluster failed: the benign explanation holds, and no verdict of pool or operator is given.</summary>
    Failed,

    /// <summary>The data cannot tell.</summary>
    Open,
}

/// <summary>The test of one benign explanation, the twin of a signal.</summary>
/// <param name="Explanation">The innocent story: “an ordinary customer of a shared exit”.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Sentence">What was measured, and what it says.</param>
/// <param name="Left">Where its conditions are met: the probability that the evidence adds up to without what it accounts for, 0 to 1; else
/// null.</param>
public sealed record BenignTest(string Explanation, BenignOutcome Outcome, string Sentence, double? Left = null);
