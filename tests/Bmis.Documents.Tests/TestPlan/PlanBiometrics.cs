using System.Collections.Immutable;
using Bmis.Documents.Tlv;

namespace Bmis.Documents.Tests.TestPlan;

/// <summary>DG3 or DG4 with templates of which every field can be another; the blocks are not opened.</summary>
internal sealed record PlanBiometrics
{
    private const int BlockBytes = 300;

    internal required byte Tag { get; init; }

    internal required byte[] Format { get; init; }

    internal required IReadOnlyList<byte> Subtypes { get; init; }

    /// <summary>How the picture in the block is compressed (ISO/IEC 19794-4, table 3).</summary>
    internal byte Compression { get; init; } = 2;

    internal bool HasCount { get; init; } = true;

    /// <summary>Which template has no block, from 1; 0 for none.</summary>
    internal int Bare { get; init; }

    /// <summary>The elements of the biometric headers by their tags, beside the subtype.</summary>
    internal required ImmutableSortedDictionary<byte, byte[]> Header { get; init; }

    internal static PlanBiometrics Fingers { get; } = new()
    {
        Tag = 0x63, Format = [.. "FIR\0010\0"u8], Subtypes = [9, 10], Header = HeaderOf(0x08, 0x07),
    };

    internal static PlanBiometrics Irises { get; } = new()
    {
        Tag = 0x76, Format = [.. "IIR\0010\0"u8], Subtypes = [1, 2], Header = HeaderOf(0x10, 0x09),
    };

    internal byte[] Write(byte? tag = null)
    {
        var group = new TlvWriter();
        if (HasCount)
            group.Add(0x02, [(byte)Subtypes.Count]);
        for (var index = 0; index < Subtypes.Count; index++)
            group.Add(0x7F60, Template(index));
        return TlvWriter.Object(tag ?? Tag, TlvWriter.Object(0x7F61, group.Written.Span));
    }

    internal PlanBiometrics With(byte element, byte[]? value) => this with
    {
        Header = value is null ? Header.Remove(element) : Header.SetItem(element, value),
    };

    private byte[] Template(int index)
    {
        var header = new TlvWriter();
        foreach (var (element, value) in Header)
            header.Add(element, element == 0x82 && value.Length == 0 ? [Subtypes[index]] : value);
        var template = new TlvWriter().Add(0xA1, header.Written.Span);
        if (index + 1 != Bare)
            template.Add(0x5F2E, [.. Format, Compression, .. new byte[BlockBytes]]);
        return template.ToArray();
    }

    // An empty subtype stands for that of the template.
    private static ImmutableSortedDictionary<byte, byte[]> HeaderOf(byte type, byte format) =>
        new Dictionary<byte, byte[]>
        {
            [0x80] = [1, 1], [0x81] = [type], [0x82] = [], [0x87] = [1, 1], [0x88] = [0, format],
        }.ToImmutableSortedDictionary();
}
