using Bmis.Central.PassengerData.Receiving;
using Bmis.Central.PassengerData.Screening;
using Bmis.Central.PassengerData.Storing;

namespace Bmis.Central.PassengerData;

/// <summary>Carriers' passenger data: received, read, stored, screened.</summary>
internal static class PassengerDataRoom
{
    public static WebApplicationBuilder AddPassengerData(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<PassengerSeal>();
        services.AddSingleton<IntakeSignal>();
        services.AddSingleton<TransmissionDoor>();
        services.AddSingleton<TransmissionStore>();
        services.AddSingleton<MessageStore>();
        services.AddSingleton<PassengerIntake>();
        services.AddSingleton<PassengerScreening>();
        services.AddHostedService<IntakeWorker>();
        services.AddHostedService(provider => provider.GetRequiredService<PassengerScreening>());
        return builder;
    }
}
