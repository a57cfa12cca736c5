namespace Bmis.Documents.Lds;

/// <summary>DG15 (Doc 9303-10, 4.7.15): the public key of active authentication.</summary>
/// <param name="SubjectPublicKeyInfo">The key's structure (RFC 5280, 4.1), encoded as it was read.</param>
public sealed record DataGroup15(ReadOnlyMemory<byte> SubjectPublicKeyInfo)
{
    private const uint Sequence = 0x30;

    /// <summary>Reads the file.</summary>
    public static LdsRead<DataGroup15> Read(ReadOnlyMemory<byte> file) =>
        LdsWalk.Read(file, ElementaryFile.OfDataGroup(15), Parse);

    private static DataGroup15? Parse(LdsObjects objects)
    {
        if (objects.TryRead(out var key) && key.Tag == Sequence)
            return new(objects.Bytes[..(key.Head + key.Value.Length)]);
        objects.Walk.Fail(LdsFault.Missing, objects.Place);
        return null;
    }
}
