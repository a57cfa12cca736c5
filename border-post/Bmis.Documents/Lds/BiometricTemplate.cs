namespace Bmis.Documents.Lds;

/// <summary>
/// A biometric information template: a header and a data block, which is not opened. It prints as
/// <c>[biometric template]</c>.
/// </summary>
/// <param name="Header">What it says about itself.</param>
/// <param name="Data">The data block.</param>
/// <param name="Place">Index of the data block's first byte in the file.</param>
public sealed record BiometricTemplate(BiometricHeader Header, ReadOnlyMemory<byte> Data, int Place)
{
    /// <inheritdoc/>
    public override string ToString() => "[biometric template]";
}
