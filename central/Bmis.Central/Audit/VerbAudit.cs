using Bmis.Central.CommandLine;

namespace Bmis.Central.Audit;

/// <summary>Writes down what somebody does with the executable's verbs, before it is done.</summary>
internal static class VerbAudit
{
    /// <summary>Who sits at the computer, by the system's user name.</summary>
    public static string Actor => $"os:{Environment.UserName}";

    /// <summary>Who sits at the computer did this; the chain knows them by the system's user name.</summary>
    public static Task NoteAsync(this VerbRooms rooms, string verb, string subject, CancellationToken cancellation) =>
        rooms.GetRequiredService<AuditLog>().AppendAsync(
            new AuditEntry
            {
                Actor = Actor,
                Action = $"verb {verb}",
                Subject = subject,
                Result = AuditLog.Allowed,
            },
            cancellation);
}
