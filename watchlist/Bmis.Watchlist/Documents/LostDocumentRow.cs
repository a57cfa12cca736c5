using System.Buffers.Binary;
using System.Text;
using Bmis.Biographics;

namespace Bmis.Watchlist.Documents;

/// <summary>
/// What a list says of a document beside its issuing State and number. A document of which nothing more was said has
/// the default row.
/// </summary>
/// <param name="State">The issuing State as the list writes it; null when nothing was said.</param>
/// <param name="Type">The document code of its MRZ, one or two letters or digits; null when not stated.</param>
/// <param name="Reason">Why it is on the list.</param>
/// <param name="Id">What headquarters calls the report; 0 when not stated.</param>
public readonly record struct LostDocumentRow(
    CountryCode? State, string? Type, LostDocumentReason Reason, ulong Id)
{
    /// <summary>Bytes of a row in a file: State (3), type (2), reason (1), id (8, little-endian).</summary>
    internal const int Length = 14;

    private const int LongestState = 3;
    private const int LongestType = 2;

    internal PackedRow Pack()
    {
        Span<byte> head = stackalloc byte[sizeof(ulong)];
        head.Clear();
        Encoding.ASCII.GetBytes(State?.Code ?? "", head);
        Encoding.ASCII.GetBytes(Type ?? "", head[LongestState..]);
        head[LongestState + LongestType] = (byte)Reason;
        return new(BinaryPrimitives.ReadUInt64LittleEndian(head), Id);
    }

    internal static LostDocumentRow Unpack(ReadOnlySpan<byte> row)
    {
        var state = CountryCode.ParseIssuer(Text(row[..LongestState]));
        var reason = (LostDocumentReason)row[LongestState + LongestType];
        return new(
            state.Succeeded ? state.Value : null,
            Text(row.Slice(LongestState, LongestType)),
            Enum.IsDefined(reason) ? reason : LostDocumentReason.Unstated,
            BinaryPrimitives.ReadUInt64LittleEndian(row[(LongestState + LongestType + 1)..]));
    }

    private static string? Text(ReadOnlySpan<byte> bytes)
    {
        var text = bytes.TrimEnd((byte)0);
        return text.IsEmpty ? null : Encoding.ASCII.GetString(text);
    }
}
