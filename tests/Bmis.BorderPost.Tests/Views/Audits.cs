using Bmis.BorderPost.Journaling;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Bmis.BorderPost.Tests.Views;

/// <summary>What the audit of a running lane says about looks and refusals.</summary>
internal static class Audits
{
    internal static IEnumerable<(string Action, string Officer, string Detail)> Looks(this IServiceProvider lane) =>
        lane.GetRequiredService<Journal>().Recent(EntryKinds.Audit, 1000)
            .Select(AuditMessage.Parser.ParseFrom)
            .Where(one => one.Action.StartsWith("view-", StringComparison.Ordinal) || one.Action == AuditTrail.Refused)
            .Select(one => (one.Action, one.OfficerId, one.Detail));
}
