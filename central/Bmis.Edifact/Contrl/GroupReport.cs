using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Contrl;

/// <summary>What is said of a group (UCF) and of messages in it.</summary>
/// <param name="Reference">Its reference (0048).</param>
/// <param name="Sender">Who sent it (S006).</param>
/// <param name="Recipient">For whom (S007).</param>
/// <param name="Level">What became of it.</param>
/// <param name="Messages">Messages that are named by themselves.</param>
public sealed record GroupReport(
    string Reference, Party Sender, Party Recipient, LevelReport Level, IReadOnlyList<MessageReport> Messages);
