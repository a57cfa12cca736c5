using Bmis.Central.Distribution;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Google.Protobuf;

namespace Bmis.Central.Officers;

/// <summary>
/// Publishes the officers who may sign in at lanes when accounts have changed what lanes need to know; it looks at
/// start and twice a day as well. A list that does not change is signed anew by the distribution.
/// </summary>
internal sealed class OfficerListKeeper(
    AccountStore accounts, ListPublisher publisher, TimeProvider clock, ILogger<OfficerListKeeper> logger)
    : RecurringWork(Interval, clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(8);
    private static readonly TimeSpan Interval = TimeSpan.FromHours(12);

    /// <summary>
    /// Publishes the list if it has changed; without a key nothing happens but a warning. Null when nothing was
    /// published.
    /// </summary>
    public async Task<long?> PublishAsync(CancellationToken cancellation)
    {
        if (!publisher.CanSign)
        {
            Log.OfficersNotPublished(logger);
            return null;
        }

        var list = new OfficerListMessage();
        foreach (var account in await accounts.AllAsync(cancellation))
        {
            if (account.DisabledAt is null && account.Roles.Any(Roles.AtLanes.Contains))
                list.Officers.Add(ToMessage(account));
        }

        return await publisher.PublishChangedAsync(ListNames.Officers, list.ToByteArray(), Lifetime, cancellation);
    }

    protected override async Task WorkAsync(CancellationToken cancellation)
    {
        try
        {
            await PublishAsync(cancellation);
        }
        catch (Npgsql.NpgsqlException fault)
        {
            Log.OfficersPublicationFailed(logger, fault.Message);
        }
    }

    private static OfficerMessage ToMessage(Account account)
    {
        var message = new OfficerMessage
        {
            OfficerId = account.AccountId,
            DisplayName = account.PersonName,
            PasswordHash = account.PasswordHash,
            ValidFrom = new DateTimeOffset(account.ValidFrom).ToUnixTimeSeconds(),
            ValidUntil = account.ValidUntil is { } until ? new DateTimeOffset(until).ToUnixTimeSeconds() : 0,
        };
        if (account.CodeSecret is { } secret)
            message.CodeSecret = ByteString.CopyFrom(secret);
        message.Roles.AddRange(account.Roles.Where(Roles.AtLanes.Contains));
        return message;
    }
}
