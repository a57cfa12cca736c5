using System.Collections.Concurrent;
using Bmis.Documents.Reading;

namespace Bmis.BorderPost.Inspecting;

/// <summary>How the chips of each document model like to be read, as the lane has found out. Thread-safe.</summary>
internal sealed class ModelHabits
{
    private const int MostModels = 1000;

    private readonly ConcurrentDictionary<string, ReadingHabits> _known = new(StringComparer.Ordinal);

    internal ReadingHabits Of(string model) => _known.GetValueOrDefault(model, ReadingHabits.Unknown);

    internal void Remember(string model, ReadingHabits habits)
    {
        if (_known.Count < MostModels || _known.ContainsKey(model)) _known[model] = habits;
    }
}
