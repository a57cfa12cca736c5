namespace Bmis.Documents.AccessControl;

/// <summary>
/// What the chip authentication mapping leaves to be verified once EF.CardSecurity has been read and its signature has
/// been checked (Doc 9303-11, 4.4.3.5.2): nothing is proved before.
/// </summary>
/// <param name="Data">The decrypted chip authentication data.</param>
/// <param name="MappingKey">The chip's public key of the mapping.</param>
/// <param name="ParameterId">
/// The number of the domain parameters, which is that of the chip's static key too (Doc 9303-11, 9.2.1).
/// </param>
public sealed record PaceChipData(ReadOnlyMemory<byte> Data, ReadOnlyMemory<byte> MappingKey, int ParameterId)
{
    /// <inheritdoc/>
    public override string ToString() => "[chip authentication data]";
}
