using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Contrl;

/// <summary>
/// A CONTRL message: what the recipient of an interchange says about its syntax (ISO 9735-4). It says nothing about
/// what the messages mean. It holds references and places only, never content.
/// </summary>
public sealed record SyntaxReport
{
    /// <summary>The control reference of the interchange that it is about (UCI, 0020).</summary>
    public required string InterchangeReference { get; init; }

    /// <summary>Who sent that interchange (S002), as it was sent.</summary>
    public required Party Sender { get; init; }

    /// <summary>For whom that interchange was (S003), as it was sent.</summary>
    public required Party Recipient { get; init; }

    /// <summary>What became of that interchange.</summary>
    public required LevelReport Level { get; init; }

    /// <summary>Groups that are named by themselves (UCF).</summary>
    public IReadOnlyList<GroupReport> Groups { get; init; } = [];

    /// <summary>Messages outside groups that are named by themselves (UCM).</summary>
    public IReadOnlyList<MessageReport> Messages { get; init; } = [];
}
