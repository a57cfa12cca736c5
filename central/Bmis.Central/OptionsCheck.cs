using Microsoft.Extensions.Options;

namespace Bmis.Central;

/// <summary>Checks options by the sentence that they themselves say about what is wrong.</summary>
internal sealed class OptionsCheck<T>(Func<T, string?> problem) : IValidateOptions<T>
    where T : class
{
    public ValidateOptionsResult Validate(string? name, T options) =>
        problem(options) is { } sentence ? ValidateOptionsResult.Fail(sentence) : ValidateOptionsResult.Success;
}
