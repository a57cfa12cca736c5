using Bmis.BorderPost.Serving;

namespace Bmis.BorderPost.Devices;

/// <summary>The lane's readers. Typed and keyboard-wedge input needs none.</summary>
internal sealed class DeviceOptions : ISettings
{
    private const int MostReaders = 8;

    public static string Section => "Devices";

    /// <summary>The readers, tried and listened to side by side.</summary>
    public List<ReaderOptions> Readers { get; } = [];

    public IEnumerable<string> Faults()
    {
        if (Readers.Count > MostReaders) yield return $"Devices:Readers must name at most {MostReaders} readers.";
        for (var i = 0; i < Readers.Count; i++)
        {
            foreach (var fault in Readers[i].Faults($"Devices:Readers:{i}")) yield return fault;
            for (var j = 0; j < i; j++)
                if (string.Equals(Readers[i].Name, Readers[j].Name, StringComparison.OrdinalIgnoreCase))
                    yield return $"Devices:Readers:{i}:Name is the name of another reader.";
        }
    }
}
