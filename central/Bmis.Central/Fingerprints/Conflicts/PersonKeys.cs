namespace Bmis.Central.Fingerprints.Conflicts;

/// <summary>
/// The blind indexes by which one person is known, of names and of documents, and the decisions that joined them. It
/// prints as <c>[person]</c>.
/// </summary>
/// <param name="Keys">The indexes, in the order in which they were found.</param>
/// <param name="Conflicts">The decisions.</param>
internal sealed record PersonKeys(byte[][] Keys, IReadOnlyList<Guid> Conflicts)
{
    private const int IdBytes = 16;

    /// <summary>The keys that are ids of enrolments without a name and a document.</summary>
    public Guid[] Ids => [.. Keys.Where(key => key.Length == IdBytes).Select(key => new Guid(key, bigEndian: true))];

    /// <summary>Each key once.</summary>
    public static PersonKeys Of(IEnumerable<byte[]?> keys, IEnumerable<Guid> conflicts) =>
        new([.. keys.OfType<byte[]>().DistinctBy(Convert.ToHexString)], [.. conflicts.Distinct()]);

    public PersonKeys With(IEnumerable<byte[]> keys, IEnumerable<Guid> conflicts) =>
        Of(Keys.Concat(keys), Conflicts.Concat(conflicts));

    public override string ToString() => "[person]";
}
