namespace Bmis.Biometrics.Images.AnsiNist;

/// <summary>
/// A transaction of ANSI/NIST-ITL 1-2000, 2007 or 2011 in the traditional encoding: a header and records of a person.
/// Every record is kept; fingers, palms, minutiae and missing fingers are understood. Immutable. It prints as its size.
/// </summary>
/// <param name="Header">The record of type 1.</param>
/// <param name="Records">All records, the header first.</param>
public sealed record Transaction(TransactionRecord Header, IReadOnlyList<TransactionRecord> Records)
{
    /// <summary>
    /// The version of the standard (1.002): 0200 and 0201 for 2000, 0300 for 2000 with errata, 0400 for 2007.
    /// </summary>
    public string Version => Header.Field(2)?.Text ?? "";

    /// <summary>What it is for (1.004), as the domain of the sender names it.</summary>
    public string Kind => Header.Field(4)?.Text ?? "";

    /// <summary>The pictures of fingers and palms, in their order (types 4, 13, 14 and 15).</summary>
    public IReadOnlyList<TransactionImage> Images => TransactionImages.Of(this);

    /// <summary>
    /// Fingers without a print, and why: those of each picture (14.018), and of the descriptive record where it has
    /// the field that the FBI's domain uses (2.084). Each is named once.
    /// </summary>
    public IReadOnlyList<MissingFinger> Missing => TransactionImages.Missing(this);

    /// <summary>Reads a transaction. Never throws; see <see cref="RecordFault"/>.</summary>
    public static RecordResult<Transaction> Read(ReadOnlyMemory<byte> bytes) => TransactionReader.Read(bytes);

    /// <inheritdoc/>
    public override string ToString() => $"[transaction, {Records.Count} records]";
}
