using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Journaling;
using Bmis.Sync.Outbox;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Uplink;

/// <summary>Where the uplink posts how it stands and every page reads it. Safe for all threads.</summary>
internal sealed class LinkBoard(Journal journal, IOptions<UplinkOptions> options) : ICentreReach
{
    private LinkState _state = LinkState.Unknown;

    /// <summary>Raised from the uplink's task when something but the backlog may have changed: return soon.</summary>
    internal event EventHandler? Changed;

    public bool InReach => Volatile.Read(ref _state).Connected;

    /// <summary>What to add to the lane's clock to get the centre's; zero while it is not known.</summary>
    internal TimeSpan ClockOffset => Volatile.Read(ref _state).ClockOffset ?? TimeSpan.Zero;

    internal LinkView Current
    {
        get
        {
            var state = Volatile.Read(ref _state);
            var backlog = Math.Max(0, journal.HeadSequence - state.AcknowledgedSequence);
            return new LinkView(
                options.Value.HasCentre,
                state.Connected,
                backlog,
                state.LastContact,
                state.Refusal,
                state.RefusedSequence)
            {
                Epoch = state.Epoch,
            };
        }
    }

    internal void Post(LinkState state)
    {
        Volatile.Write(ref _state, state);
        Changed?.Invoke(this, EventArgs.Empty);
    }
}
