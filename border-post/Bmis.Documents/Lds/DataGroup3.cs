namespace Bmis.Documents.Lds;

/// <summary>
/// DG3 (Doc 9303-10, 4.7.3): fingerprints, which the chip shows to authorised terminals alone. A chip may hold none.
/// It prints as <c>[fingerprints]</c>.
/// </summary>
/// <param name="Templates">One for each finger.</param>
public sealed record DataGroup3(IReadOnlyList<BiometricTemplate> Templates)
{
    /// <summary>Reads the file.</summary>
    public static LdsRead<DataGroup3> Read(ReadOnlyMemory<byte> file) => LdsWalk.Read(
        file, ElementaryFile.OfDataGroup(3), objects => new DataGroup3(BiometricTemplates.Read(objects)));

    /// <inheritdoc/>
    public override string ToString() => "[fingerprints]";
}
