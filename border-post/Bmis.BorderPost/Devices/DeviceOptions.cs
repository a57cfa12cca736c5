using Bmis.BorderPost.Devices.Fingers;
using Bmis.BorderPost.Serving;

namespace Bmis.BorderPost.Devices;

/// <summary>The lane's readers. Typed and keyboard-wedge input needs none.</summary>
internal sealed class DeviceOptions : ISettings
{
    private const int MostReaders = 8;

    public static string Section => "Devices";

    /// <summary>The readers, tried and listened to side by side.</summary>
    public List<ReaderOptions> Readers { get; } = [];

    /// <summary>The fingerprint readers; the officer's page chooses where there are several.</summary>
    public List<FingerReaderOptions> Fingers { get; } = [];

    public IEnumerable<string> Faults() =>
    [
        .. Faults("Devices:Readers", Readers, one => one.Name, (one, at) => one.Faults(at)),
        .. Faults("Devices:Fingers", Fingers, one => one.Name, (one, at) => one.Faults(at)),
    ];

    private static IEnumerable<string> Faults<T>(
        string at, List<T> readers, Func<T, string> name, Func<T, string, IEnumerable<string>> faults)
    {
        if (readers.Count > MostReaders) yield return $"{at} must name at most {MostReaders} readers.";
        for (var i = 0; i < readers.Count; i++)
        {
            foreach (var fault in faults(readers[i], $"{at}:{i}")) yield return fault;
            for (var j = 0; j < i; j++)
                if (string.Equals(name(readers[i]), name(readers[j]), StringComparison.OrdinalIgnoreCase))
                    yield return $"{at}:{i}:Name is the name of another reader.";
        }
    }
}
