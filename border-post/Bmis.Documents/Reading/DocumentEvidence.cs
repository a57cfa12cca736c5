using Bmis.Documents.Authentication;
using Bmis.Documents.Lds;

namespace Bmis.Documents.Reading;

/// <summary>
/// Everything that was got from a chip, from which any report can be made again, offline and later. It prints as
/// <c>[document evidence]</c>; the files are personal.
/// </summary>
public sealed record DocumentEvidence
{
    /// <summary>Nothing yet.</summary>
    public static readonly DocumentEvidence Empty = new();

    /// <summary>How access went.</summary>
    public AccessEvidence Access { get; init; } = AccessEvidence.NotTried;

    /// <summary>The files that were asked for, read or not.</summary>
    public IReadOnlyDictionary<ElementaryFile, FileContent> Files { get; init; } =
        new Dictionary<ElementaryFile, FileContent>();

    /// <summary>What chip authentication came to; null when the chip does not offer it.</summary>
    public ChipAuthenticationResult? ChipAuthentication { get; init; }

    /// <summary>
    /// Whether the chip has answered in the session that chip authentication made; null before it was asked.
    /// </summary>
    public bool? IsChipConfirmed { get; init; }

    /// <summary>What active authentication came to; null when there was none.</summary>
    public ActiveAuthenticationResult? ActiveAuthentication { get; init; }

    /// <summary>
    /// What terminal authentication came to; null when the terminal holds no keys or the chip does not offer it.
    /// </summary>
    public TerminalAuthenticationResult? TerminalAuthentication { get; init; }

    /// <summary>How it ended.</summary>
    public ReadingEnd End { get; init; }

    /// <summary>The time of each step, in the order of the steps.</summary>
    public IReadOnlyList<ReadingTime> Times { get; init; } = [];

    /// <summary>The file, when it was read whole.</summary>
    public ReadOnlyMemory<byte>? BytesOf(ElementaryFile file) => Files.GetValueOrDefault(file)?.Bytes;

    /// <inheritdoc/>
    public override string ToString() => "[document evidence]";
}
