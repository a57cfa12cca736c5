using System.Collections.Concurrent;

namespace Bmis.BorderPost.Devices;

/// <summary>How each reader stands, as it last said. Safe for all threads.</summary>
internal sealed class DeviceBoard
{
    private readonly ConcurrentDictionary<string, DeviceState> _states = new(StringComparer.Ordinal);

    internal IEnumerable<(string Name, DeviceState State)> States =>
        _states.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => (one.Key, one.Value));

    internal void Note(string reader, DeviceState state) => _states[reader] = state;
}
