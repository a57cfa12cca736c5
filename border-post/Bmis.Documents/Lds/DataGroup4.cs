namespace Bmis.Documents.Lds;

/// <summary>
/// DG4 (Doc 9303-10, 4.7.4): irises, which the chip shows to authorised terminals alone. A chip may hold none. It
/// prints as <c>[irises]</c>.
/// </summary>
/// <param name="Templates">One for each eye.</param>
public sealed record DataGroup4(IReadOnlyList<BiometricTemplate> Templates)
{
    /// <summary>Reads the file.</summary>
    public static LdsRead<DataGroup4> Read(ReadOnlyMemory<byte> file) => LdsWalk.Read(
        file, ElementaryFile.OfDataGroup(4), objects => new DataGroup4(BiometricTemplates.Read(objects)));

    /// <inheritdoc/>
    public override string ToString() => "[irises]";
}
