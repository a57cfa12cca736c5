namespace Bmis.BorderPost.Screens;

/// <summary>One fact about traveller or document. It prints as <c>[fact]</c>.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Value">What it says.</param>
/// <param name="More">What stands beside it, such as the age beside the birth date.</param>
public sealed record FactView(string Label, string Value, string More = "")
{
    /// <inheritdoc/>
    public override string ToString() => "[fact]";
}
