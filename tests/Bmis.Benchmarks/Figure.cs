namespace Bmis.Benchmarks;

/// <summary>One measured figure and the bar it has to meet.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Value">The figure.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Bar">The limit.</param>
/// <param name="AtLeast">True when the figure must reach the bar, false when it must stay below it.</param>
internal sealed record Figure(string Name, double Value, string Unit, double Bar, bool AtLeast)
{
    internal bool IsMet => AtLeast ? Value >= Bar : Value < Bar;

    public override string ToString() => FormattableString.Invariant(
        $"{Name}: {Value:0.###} {Unit} (bar: {(AtLeast ? "at least" : "below")} {Bar:0.###} {Unit}): {Verdict}");

    private string Verdict => IsMet ? "met" : "MISSED";
}
