using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Serving;

internal static class Settings
{
    /// <summary>Binds a room's section and checks it when the program starts; an unknown name is a fault.</summary>
    internal static void AddSettings<T>(this WebApplicationBuilder builder)
        where T : class, ISettings
    {
        var section = builder.Configuration.GetSection(T.Section);
        builder.Services.AddOptions<T>().Configure(options => Bind(section, options)).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<T>, Validation<T>>();
    }

    // The binder throws the same exception for an unknown name and a value of the wrong type; it names the culprit.
    private static void Bind<T>(IConfigurationSection section, T options)
        where T : ISettings
    {
        try
        {
            section.Bind(options, binder => binder.ErrorOnUnknownConfiguration = true);
        }
        catch (InvalidOperationException exception)
        {
            throw new CannotStartException(
                $"The settings of {T.Section} cannot be read. {exception.Message}", exception);
        }
    }

    private sealed class Validation<T> : IValidateOptions<T>
        where T : class, ISettings
    {
        public ValidateOptionsResult Validate(string? name, T options)
        {
            var faults = options.Faults().ToArray();
            return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
        }
    }
}
