namespace Bmis.Biometrics.Images.AnsiNist;

/// <summary>One record of a transaction, of any type. It prints as its type and size.</summary>
public sealed record TransactionRecord
{
    /// <summary>Its type: 1 is the header, 4 and 14 are fingers, 9 minutiae, 15 palms.</summary>
    public required int Type { get; init; }

    /// <summary>The number that ties records of one print together (IDC); null in the header.</summary>
    public int? Idc { get; init; }

    /// <summary>The fields, in their order; none in binary records (types 3 to 8).</summary>
    public IReadOnlyList<TaggedField> Fields { get; init; } = [];

    /// <summary>The whole record as it was.</summary>
    public required ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>The first field of a number; null where there is none.</summary>
    public TaggedField? Field(int number)
    {
        foreach (var field in Fields)
            if (field.Number == number) return field;
        return null;
    }

    /// <inheritdoc/>
    public override string ToString() => $"[record of type {Type}, {Bytes.Length} bytes]";
}
