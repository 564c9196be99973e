namespace Dashboard.Analysis.Windows;

/// <summary>A stretch of a series of counts in which they are raised. Indices into the series, both ends inclusive.</summary>
/// <param name="Start">The first raised value.</param>
/// <param name="End">The last.</param>
/// <param name="StartFrom">The earliest the start may be, at the confidence asked for.</param>
/// <param name="StartTo">The latest.</param>
/// <param name="EndFrom">The earliest the end may be.</param>
/// <param name="EndTo">The latest.</param>
/// <param name="InsideMean">The mean within, seasonally adjusted.</param>
/// <param name="OutsideMean">The mean without, seasonally adjusted; 0 when the window is the whole series.</param>
/// <param name="StartIsOpen">The series begins within the window: it may have started earlier.</param>
/// <param name="EndIsOpen">The series ends within the window: it may go on.</param>
/// <param name="ChangePoints">Every change of the rate: the first index of each new segment.</param>
public sealed record CountWindow(
    int Start,
    int End,
    int StartFrom,
    int StartTo,
    int EndFrom,
    int EndTo,
    double InsideMean,
    double OutsideMean,
    bool StartIsOpen,
    bool EndIsOpen,
    int[] ChangePoints);
