namespace Bmis.BorderPost.Inspecting;

/// <summary>The answers to the last decisions by their key, so that one press counts once.</summary>
internal sealed class RememberedAnswers
{
    private const int Most = 256;

    private readonly Dictionary<string, Task<DecisionAnswer>> _answers = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();
    private readonly Lock _gate = new();

    /// <summary>
    /// The first call with a key decides; every other one gets its answer. A refusal may be tried again.
    /// </summary>
    internal async Task<DecisionAnswer> OnceAsync(string key, Func<Task<DecisionAnswer>> decide)
    {
        Task<DecisionAnswer> answer;
        lock (_gate)
        {
            if (!_answers.TryGetValue(key, out answer!)) Remember(key, answer = decide());
        }

        try
        {
            var result = await answer;
            if (result.Receipt is null) Forget(key);
            return result;
        }
        catch
        {
            Forget(key);
            throw;
        }
    }

    private void Remember(string key, Task<DecisionAnswer> answer)
    {
        _answers[key] = answer;
        _order.Enqueue(key);
        if (_order.Count > Most) _answers.Remove(_order.Dequeue());
    }

    private void Forget(string key)
    {
        lock (_gate) _answers.Remove(key);
    }
}
