using Bmis.BorderPost.Devices;
using Bmis.Sync.Outbox;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Uplink;

/// <summary>How the lane's readers stand, in codes, for the centre's technicians.</summary>
internal sealed class DeviceVitals(DeviceBoard board, IOptions<DeviceOptions> options)
{
    private const string Unknown = "unknown";

    internal IReadOnlyList<LaneDevice> Current
    {
        get
        {
            var states = board.States.ToDictionary(one => one.Name, one => Code(one.State), StringComparer.Ordinal);
            var documents = options.Value.Readers.Select(one => (one.Name, Kind: $"document-{Code(one.Kind)}"));
            var fingers = options.Value.Fingers.Select(one => (one.Name, Kind: $"fingers-{Code(one.Kind)}"));
            return
            [
                .. documents.Concat(fingers).Select(one =>
                    new LaneDevice(one.Name, one.Kind, states.GetValueOrDefault(one.Name, Unknown))),
            ];
        }
    }

    private static string Code(Enum word) => word.ToString().ToLowerInvariant();
}
