namespace Bmis.Documents.Authentication;

/// <summary>What was read of a document, for passive authentication. It prints as <c>[document files]</c>.</summary>
/// <param name="SecurityObject">EF.SOD as read; empty when there is none.</param>
/// <param name="DataGroups">The files of the data groups as read, tag and length included, by their numbers.</param>
public sealed record PassiveAuthenticationInput(
    ReadOnlyMemory<byte> SecurityObject, IReadOnlyDictionary<int, ReadOnlyMemory<byte>> DataGroups)
{
    /// <summary>The tags that EF.COM lists (Doc 9303-10, 4.6.1); null when it was not read.</summary>
    public IReadOnlyCollection<uint>? IndexTags { get; init; }

    /// <summary>The issuing State as DG1 has it, such as UTO or D; null when it is not known.</summary>
    public string? IssuingState { get; init; }

    /// <summary>The document code as DG1 has it, such as P or ID; null when it is not known.</summary>
    public string? DocumentCode { get; init; }

    /// <summary>When the document was issued, where that is known and the signer does not say when it signed.</summary>
    public DateTimeOffset? IssuedAt { get; init; }

    /// <inheritdoc/>
    public override string ToString() => "[document files]";
}
