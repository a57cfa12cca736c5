using Bmis.Biographics;

namespace Bmis.Documents.Lds;

/// <summary>Somebody to be told when something happens to the holder. It prints as <c>[person to notify]</c>.</summary>
public sealed record PersonToNotify
{
    /// <summary>When this was written down.</summary>
    public PartialDate Recorded { get; init; }

    /// <summary>Name.</summary>
    public LdsName? Name { get; init; }

    /// <summary>Telephone number.</summary>
    public string Telephone { get; init; } = "";

    /// <summary>Address, part after part.</summary>
    public IReadOnlyList<string> Address { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => "[person to notify]";
}
