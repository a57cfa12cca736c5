using System.Text.RegularExpressions;

namespace Bmis.Central.PassengerData.Quality;

/// <summary>
/// For whom messages and flights count: a carrier, or a partner. It stands in addresses, so it has 1 to 64 letters,
/// digits, '.', '-' or '_' and begins with a letter or digit.
/// </summary>
internal static partial class Accountable
{
    /// <summary>The carrier, where it can be one; else the partner.</summary>
    public static string Of(string? carrier, string partner) => IsOne(carrier) ? carrier! : partner;

    public static bool IsOne(string? text) => text is not null && Form().IsMatch(text);

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}\z")]
    private static partial Regex Form();
}
