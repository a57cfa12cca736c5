using Bmis.Documents.AccessControl;

namespace Bmis.Documents.Reading;

/// <summary>What is known of a document that opens its chip. It prints as <c>[document key]</c>.</summary>
/// <param name="Mrz">What its MRZ says; null when it was not read.</param>
/// <param name="AccessNumber">Its card access number; null when nobody typed it.</param>
public sealed record AccessKey(MrzInformation? Mrz, PacePassword? AccessNumber)
{
    /// <summary>The password of PACE: the number where it is known, else the MRZ.</summary>
    internal PacePassword? Password => AccessNumber ?? (Mrz is { } mrz ? PacePassword.Of(mrz) : null);

    /// <inheritdoc/>
    public override string ToString() => "[document key]";
}
