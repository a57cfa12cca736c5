namespace Bmis.Reports.Statistics;

/// <summary>Codes on their way into a key: bounded, and without the one character PostgreSQL refuses.</summary>
internal static class RollUpText
{
    internal const int MaximumLength = 64;

    internal static string Clean(string code)
    {
        var bounded = code.Length > MaximumLength ? code[..MaximumLength] : code;
        return bounded.Contains('\0', StringComparison.Ordinal)
            ? bounded.Replace("\0", "", StringComparison.Ordinal)
            : bounded;
    }
}
