using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Bmis.Crossings.Records;

/// <summary>
/// What a list of lost and stolen documents says of one, beside its number, which it does not hold. Immutable.
/// </summary>
/// <param name="Report">As what it was reported.</param>
/// <param name="State">Code of the issuing State, as the list writes it; at most three letters.</param>
/// <param name="Type">The document code of its MRZ (Doc 9303-4, 4.2.2.1), at most two letters; empty when not stated.
/// </param>
/// <param name="Id">What headquarters calls the report; 0 when not stated.</param>
public sealed record LostListing(LostReport Report, string State, string Type, ulong Id)
{
    /// <summary>Longest code of a State.</summary>
    public const int LongestState = 3;

    /// <summary>Longest document code.</summary>
    public const int LongestType = 2;

    /// <summary>What the ids of listed documents begin with.</summary>
    public const string Prefix = "lost:";

    private const int DigestLength = 16;
    private const int Fields = 4;
    private const char Separator = '|';

    /// <summary>The same listing as one text, such as <c>Stolen|UTO|P|4711</c>.</summary>
    public string Text => string.Create(CultureInfo.InvariantCulture, $"{Report}|{State}|{Type}|{Id}");

    /// <summary>Tells another listing of the same document from this one: 32 small hex digits.</summary>
    public string Digest =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)).AsSpan(0, DigestLength));

    /// <summary>Issuing State, document code and report, as far as they are stated.</summary>
    public string Reference => string.Join(
        " · ",
        new[] { State, Type, Id == 0 ? "" : Id.ToString(CultureInfo.InvariantCulture) }.Where(one => one.Length > 0));

    /// <summary>Reads <see cref="Text"/>; null when it is none.</summary>
    public static LostListing? Read(string text)
    {
        var parts = text.Split(Separator);
        return parts.Length == Fields
            && Enum.TryParse<LostReport>(parts[0], out var report) && Enum.IsDefined(report)
            && IsCode(parts[1], LongestState) && IsCode(parts[2], LongestType)
            && ulong.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                ? new(report, parts[1], parts[2], id)
                : null;
    }

    /// <summary>Whether a text is such a code: capital letters, digits and fillers.</summary>
    public static bool IsCode(string text, int longest) =>
        text.Length <= longest && text.All(one => char.IsAsciiLetterUpper(one) || char.IsAsciiDigit(one) || one == '<');

    /// <inheritdoc/>
    public override string ToString() => "[listing]";
}
